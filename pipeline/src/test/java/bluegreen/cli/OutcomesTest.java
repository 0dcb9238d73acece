package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Refusal;
import bluegreen.ports.Traffic;
import bluegreen.report.ExitCode;
import bluegreen.report.OutcomeText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the shell and people are told of every outcome. */
class OutcomesTest {
  private static final Refusal WEIGHTED = new Refusal("the alias is weighted", "roll back");
  private static final Refusal FIRING = new Refusal("an alarm fires", "wait");

  static List<Arguments> outcomes() {
    return List.of(
        Arguments.of(
            new Released("1", "2", "d-1", List.of(new Traffic("2", 30, 4)), "HTTP 200 from 2"),
            0,
            0,
            List.of(
                "Released: version 2 serves all traffic",
                "Deployment d-1, version 1 → 2",
                "Version 2 during the shift: 30 requests, 4 errors",
                "HTTP 200 from 2")),
        Arguments.of(
            new AlreadyLive("2"), 0, 0, List.of("Already live: version 2 serves all traffic")),
        Arguments.of(
            new RolledBack("1", "2", Optional.of("d-1"), "an alarm", "HTTP 200 from 1"),
            5,
            0,
            List.of(
                "Rolled back: version 1 serves all traffic again",
                "Why: an alarm",
                "Taken back: version 2",
                "HTTP 200 from 1")),
        Arguments.of(
            new Refused(List.of(FIRING)), 3, 3, List.of("Refused: an alarm fires", "→ wait")),
        Arguments.of(
            new Refused(List.of(WEIGHTED, FIRING)),
            3,
            3,
            List.of(
                "Refused: the alias is weighted",
                "the alias is weighted",
                "→ roll back",
                "an alarm fires",
                "→ wait")),
        Arguments.of(
            new Rejected("2", List.of("health: status 500")),
            4,
            4,
            List.of(
                "Rejected: version 2 failed its smoke tests and gets no traffic",
                "health: status 500")),
        Arguments.of(
            new Undecided("no answer", "again"), 6, 6, List.of("Undecided: no answer", "again")),
        Arguments.of(
            new Interrupted(Optional.of("d-1"), "rejoin"),
            130,
            130,
            List.of("Interrupted: deployment d-1 is in flight", "rejoin")),
        Arguments.of(
            new Interrupted(Optional.empty(), "untouched"),
            130,
            130,
            List.of("Interrupted", "untouched")));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void each_has_its_exit_code_and_its_words(
      Outcome outcome, int ofRelease, int ofRollback, List<String> lines) {
    OutcomeText text = OutcomeText.of(outcome);

    assertThat(ExitCode.ofRelease(outcome)).isEqualTo(ofRelease);
    assertThat(ExitCode.ofRollback(outcome)).isEqualTo(ofRollback);
    assertThat(text.headline()).isEqualTo(lines.getFirst());
    assertThat(text.details()).isEqualTo(lines.subList(1, lines.size()));
  }
}
