package bluegreen.report;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Outcome;
import bluegreen.ports.Reason;
import bluegreen.ports.Seen;
import bluegreen.ports.Traffic;
import bluegreen.ports.VersionNumber;
import bluegreen.report.Ended.Asked;
import bluegreen.verdict.Judge;
import bluegreen.verdict.Manner;
import bluegreen.verdict.Tolerances;
import bluegreen.verdict.Verdict;
import bluegreen.verdict.Verdict.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code pipeline/docs/releasing.md} says about {@code --json}. */
class JsonDocsTest {
  private static final Path PAGE = Path.of("docs/releasing.md");
  private static final Verdict.Inconclusive THIN =
      (Verdict.Inconclusive) Judge.ofErrors(Tolerances.DEFAULT, Manner.PLAIN).verdict();
  private static final VersionNumber VERSION = new VersionNumber(1);
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

  @Test
  void kinds_in_json_are_all_explained_and_no_others() throws IOException {
    List<Seen> seen =
        List.of(
            new Seen.By(VERSION, 200, ""),
            new Seen.Unnamed(200, ""),
            new Seen.Misnamed(""),
            new Seen.Unreachable(""),
            new Seen.NotLooked(""));
    Traffic traffic = new Traffic(VERSION, 1, 0);
    List<Reason> reasons =
        List.of(
            new Reason.AlarmFired(List.of(), ""),
            new Reason.BlueFailed(List.of(), traffic, traffic),
            new Reason.DeploymentFailed("", ""),
            new Reason.DeploymentStopped(""),
            new Reason.JudgedWorse(
                new Verdict.Worse(Ground.ERRORS, THIN.evidence()), Optional.empty()),
            new Reason.PublicUrlFailed(""),
            new Reason.Requested(""),
            new Reason.TooLittleSeen(THIN));
    assertThat(seen).hasSameSizeAs(Seen.class.getPermittedSubclasses());
    assertThat(reasons).hasSameSizeAs(Reason.class.getPermittedSubclasses());
    List<String> kinds = new ArrayList<>(List.of("USAGE", "ERROR"));
    for (Class<?> outcome : Outcome.class.getPermittedSubclasses()) {
      kinds.add(
          outcome.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }
    seen.forEach(s -> kinds.add(kind(s)));
    reasons.forEach(r -> kinds.add(String.valueOf(ReasonText.json(r).get("kind"))));
    List<Verdict> verdicts =
        List.of(
            new Verdict.Worse(Ground.ERRORS, THIN.evidence()),
            new Verdict.Healthy(false, THIN.evidence()),
            THIN);
    assertThat(verdicts).hasSameSizeAs(Verdict.class.getPermittedSubclasses());
    verdicts.forEach(v -> kinds.add(String.valueOf(VerdictText.json(v).get("kind"))));

    String json = Files.readString(PAGE).split("\n### JSON\n", 2)[1];
    assertThat(ROW.matcher(json).results().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(kinds);
  }

  private static String kind(Seen seen) {
    Ended ended = new Ended(new Outcome.Failing(VERSION, seen), Asked.ROLLBACK);
    Map<?, ?> json = (Map<?, ?>) Objects.requireNonNull(OutcomeJson.of(ended).get("seen"));
    return String.valueOf(json.get("kind"));
  }
}
