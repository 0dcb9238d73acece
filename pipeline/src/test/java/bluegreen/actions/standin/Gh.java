package bluegreen.actions.standin;

import bluegreen.actions.Hub;
import bluegreen.actions.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Implements what the workflows use of the {@code gh} command. */
public record Gh(Hub hub) {
  private static final Pattern RUNS =
      Pattern.compile(
          "api repos/"
              + Run.REPOSITORY
              + "/actions/workflows/([^/]+)/runs\\?branch=(\\w+)&per_page=\\d+ "
              + Pattern.quote("--jq .workflow_runs[] | select(.event != \"pull_request\") | .id"));

  private static final Pattern ARTIFACTS =
      Pattern.compile(
          "api repos/"
              + Run.REPOSITORY
              + "/actions/runs/(\\d+)/artifacts\\?name=(\\w+) "
              + Pattern.quote("--jq .artifacts[] | select(.expired | not) | .id"));

  /** Without workflow and branch, an attestation of any workflow would do. */
  private static final Pattern VERIFICATION =
      Pattern.compile(
          "attestation verify oci://\\S+@(\\S+) --repo %1$s --signer-workflow %1$s/.github/workflows/release.yml --source-ref refs/heads/main"
              .formatted(Run.REPOSITORY));

  /**
   * The ids that a command prints.
   *
   * @throws IllegalArgumentException for a command that isn't supported
   */
  public List<Integer> answer(List<String> arguments) throws IOException {
    String question = String.join(" ", arguments);
    Matcher runs = RUNS.matcher(question);
    if (runs.matches()) {
      return runs(".github/workflows/" + runs.group(1), runs.group(2)).toList();
    }
    Matcher artifacts = ARTIFACTS.matcher(question);
    if (artifacts.matches()) {
      Run run = Run.open(hub, Integer.parseInt(artifacts.group(1)));
      return Files.exists(run.artifacts().resolve(artifacts.group(2)))
              && !Files.exists(run.expired())
          ? List.of(run.id())
          : List.of();
    }
    Matcher verification = VERIFICATION.matcher(question);
    if (verification.matches()) {
      return verified(verification.group(1));
    }
    throw new IllegalArgumentException("nobody knows what to answer to gh " + question);
  }

  private List<Integer> verified(String digest) {
    if (!Files.exists(hub.attestation(digest))) {
      throw new IllegalArgumentException("HTTP 404: no attestations found for " + digest);
    }
    return List.of();
  }

  /** The runs of a workflow on a branch, newest first. */
  private Stream<Integer> runs(String file, String branch) throws IOException {
    return hub.runs().stream()
        .filter(run -> run.start().file().equals(file))
        .filter(run -> run.start().event().branch().equals(branch))
        .map(Run::id)
        .sorted(Comparator.reverseOrder());
  }
}
