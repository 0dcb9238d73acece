package bluegreen.report;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Change.AlarmsPointed;
import bluegreen.ports.Change.CodeUpdated;
import bluegreen.ports.Change.VersionPublished;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Overtaken;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason.AlarmFired;
import bluegreen.ports.Reason.BlueFailed;
import bluegreen.ports.Reason.Requested;
import bluegreen.ports.Refusal;
import bluegreen.ports.Seen;
import bluegreen.ports.Traffic;
import bluegreen.report.Ended.Asked;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the shell and people are told about every outcome. */
class OutcomeTextTest {
  private static final Refusal WEIGHTED = new Refusal("the alias is weighted", "roll back");
  private static final Refusal FIRING = new Refusal("an alarm fires", "wait");

  private static final Shift SHIFT = new Shift(v(1), v(2));
  private static final Seen SEEN = new Seen.By(v(2), 200, "HTTP 200 from 2");

  static List<Arguments> outcomes() {
    return List.of(
        arguments(
            new Released(SHIFT, "d-1", List.of(new Traffic(v(2), 30, 4)), SEEN),
            0,
            "Released: version 2 serves all traffic",
            "Deployment d-1, version 1 → 2",
            "Version 2 during the shift: 30 requests, 4 errors",
            "HTTP 200 from 2"),
        arguments(
            new Released(SHIFT, "d-1", List.of(), new Seen.NotLooked("No URL is known")),
            0,
            "Released: version 2 serves all traffic",
            "Deployment d-1, version 1 → 2"),
        arguments(new AlreadyLive(v(2)), 0, "Already live: version 2 serves all traffic"),
        arguments(
            new AlreadyLive(v(2), Optional.of(new Requested("ada: slow")), Optional.of(v(1))),
            0,
            "Already live: version 2 serves all traffic",
            "It serves since a rollback: requested by ada: slow",
            "To go further back, name the version: --to 1"),
        arguments(
            new Failing(v(2), new Seen.Unnamed(502, "HTTP 502 at http://x/")),
            7,
            "Failing: version 2 serves all traffic, but the public URL fails",
            "HTTP 502 at http://x/",
            "→ Roll back: bluegreen rollback (another version: --to N). Or ship its fix: bluegreen"
                + " release --hotfix"),
        arguments(
            new Overtaken(v(1), new Requested("ada: slow"), List.of(new VersionPublished(v(2)))),
            5,
            "Overtaken: a rollback ended this release",
            "Why: requested by ada: slow",
            "Now version 1 serves all traffic",
            "Changed: version 2 is published."),
        arguments(
            new RolledBack(
                v(1),
                List.of(v(2)),
                Optional.of("d-1"),
                new BlueFailed(
                    List.of("errors"), new Traffic(v(1), 250, 240), new Traffic(v(2), 20, 0)),
                new Seen.Unnamed(502, "HTTP 502")),
            5,
            "Rolled back: version 1 serves all traffic again",
            "Why: alarm errors fired for the errors of version 1, which served: version 1 had 240"
                + " errors in 250 requests; version 2 had 0 errors in 20 requests",
            "No longer serving: version 2",
            "HTTP 502",
            "→ Version 1 is the one that fails. Ship its fix by: bluegreen release --hotfix"),
        arguments(
            new RolledBack(
                v(1),
                List.of(v(2)),
                Optional.of("d-1"),
                new AlarmFired(List.of("errors"), "said CodeDeploy"),
                new Seen.By(v(1), 200, "HTTP 200 from 1")),
            5,
            "Rolled back: version 1 serves all traffic again",
            "Why: alarm errors fired",
            "No longer serving: version 2",
            "HTTP 200 from 1"),
        arguments(
            new RolledBack(
                v(3),
                List.of(v(1), v(2)),
                Optional.empty(),
                new Requested("ada: slow"),
                new Seen.NotLooked("No URL is known")),
            5,
            "Rolled back: version 3 serves all traffic again",
            "Why: requested by ada: slow",
            "No longer serving: version 1 and 2"),
        arguments(new Refused(List.of(FIRING)), 3, "Refused: an alarm fires", "→ wait"),
        arguments(
            new Refused(List.of(WEIGHTED, FIRING)),
            3,
            "Refused: the alias is weighted",
            "→ roll back",
            "an alarm fires",
            "→ wait"),
        arguments(
            new NotReleased(
                List.of(FIRING),
                List.of(new CodeUpdated(), new VersionPublished(v(2)), new AlarmsPointed(v(2)))),
            3,
            "Not released: an alarm fires",
            "→ wait",
            "Changed: $LATEST runs the new image.",
            "Changed: version 2 is published.",
            "Changed: alarms on one version watch version 2.",
            "Traffic is untouched."),
        arguments(
            new Rejected(v(2), List.of("health: status 500")),
            4,
            "Rejected: version 2 failed its smoke tests and gets no traffic",
            "health: status 500"),
        arguments(new Undecided("no answer", "again"), 6, "Undecided: no answer", "again"),
        arguments(
            new Interrupted(Optional.of("d-1"), List.of(), "rejoin"),
            130,
            "Interrupted: deployment d-1 is in flight",
            "rejoin"),
        arguments(
            new Interrupted(Optional.empty(), List.of(new VersionPublished(v(2))), "untouched"),
            130,
            "Interrupted",
            "Changed: version 2 is published.",
            "untouched"));
  }

  private static Arguments arguments(Outcome outcome, int exitCode, String... lines) {
    return Arguments.of(outcome, exitCode, List.of(lines));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void each_has_its_exit_code_and_its_words(Outcome outcome, int exitCode, List<String> lines) {
    OutcomeText text = OutcomeText.of(outcome);

    assertThat(new Ended(outcome, Asked.RELEASE).exitCode()).isEqualTo(exitCode);
    assertThat(new Ended(outcome, Asked.LOOK).exitCode()).isEqualTo(exitCode);
    assertThat(new Ended(outcome, Asked.ROLLBACK).exitCode())
        .isEqualTo(outcome instanceof RolledBack ? 0 : exitCode);
    assertThat(text.headline()).isEqualTo(lines.getFirst());
    assertThat(text.details()).isEqualTo(lines.subList(1, lines.size()));
  }
}
