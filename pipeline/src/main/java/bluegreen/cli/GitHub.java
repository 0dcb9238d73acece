package bluegreen.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** What GitHub Actions tells a step, and where it takes what the step says. */
final class GitHub {
  private GitHub() {}

  /** The commit that the workflow runs on, or {@code unknown}. */
  static String commit() {
    return environment("GITHUB_SHA", "unknown");
  }

  /** The address of the run, or the person and machine that runs this. */
  static String run() {
    String id = System.getenv("GITHUB_RUN_ID");
    return id == null
        ? who()
        : environment("GITHUB_SERVER_URL", "https://github.com")
            + "/"
            + environment("GITHUB_REPOSITORY", "unknown")
            + "/actions/runs/"
            + id;
  }

  /** Who asks: the actor of the workflow, or the person at the keyboard. */
  static String who() {
    return environment("GITHUB_ACTOR", System.getProperty("user.name", "unknown"));
  }

  /** The page of the job's summary, if there is one. */
  static Optional<Path> summary() {
    return Optional.of(environment("GITHUB_STEP_SUMMARY", ""))
        .filter(file -> !file.isEmpty())
        .map(Path::of);
  }

  /** Appends to the page of the job's summary. */
  static void append(Path summary, String title, String markdown) {
    try {
      Files.writeString(
          summary,
          "### " + title + "\n\n" + markdown + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("GITHUB_STEP_SUMMARY can't be written: " + summary, e);
    }
  }

  private static String environment(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
