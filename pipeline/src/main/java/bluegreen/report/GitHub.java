package bluegreen.report;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The environment that GitHub Actions gives a step. */
public final class GitHub {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private GitHub() {}

  /** The commit that the workflow runs on, or {@code unknown}. */
  public static String commit() {
    return environment("GITHUB_SHA", "unknown");
  }

  /** The address of the run, or the person and machine that runs this. */
  public static String run() {
    String id = environment("GITHUB_RUN_ID", "");
    return repository()
        .filter(_ -> !id.isEmpty())
        .map(url -> url + "/actions/runs/" + id)
        .orElseGet(GitHub::who);
  }

  /** Who asks: the actor of the workflow, or the person at the keyboard. */
  public static String who() {
    return environment("GITHUB_ACTOR", System.getProperty("user.name", "unknown"));
  }

  /** The page of the job's summary, if there is one. */
  public static Optional<Path> summary() {
    return Optional.of(environment("GITHUB_STEP_SUMMARY", ""))
        .filter(file -> !file.isEmpty())
        .map(Path::of);
  }

  /** Where the workflow is that rolls back. */
  static Optional<String> rollbackWorkflow() {
    return repository().map(url -> url + "/actions/workflows/rollback.yml");
  }

  /** What changed between two commits, if both are known. */
  static Optional<String> compare(String from, String to) {
    return repository()
        .filter(_ -> COMMIT.matcher(from).matches() && COMMIT.matcher(to).matches())
        .map(url -> url + "/compare/" + from + "..." + to);
  }

  private static Optional<String> repository() {
    return Optional.of(environment("GITHUB_REPOSITORY", ""))
        .filter(name -> !name.isEmpty())
        .map(name -> environment("GITHUB_SERVER_URL", "https://github.com") + "/" + name);
  }

  private static String environment(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
