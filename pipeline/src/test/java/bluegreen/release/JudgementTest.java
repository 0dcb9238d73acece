package bluegreen.release;

import static bluegreen.world.FakeEvidence.answers;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Reason;
import bluegreen.ports.Reason.JudgedWorse;
import bluegreen.ports.Reason.TooLittleSeen;
import bluegreen.ports.evidence.Basis;
import bluegreen.ports.evidence.Failure;
import bluegreen.release.Judging.OnInconclusive;
import bluegreen.release.Judging.Role;
import bluegreen.release.ReleaseOrder.Way;
import bluegreen.smoke.Check;
import bluegreen.smoke.Check.Effect;
import bluegreen.verdict.Finding;
import bluegreen.verdict.Verdict.Ground;
import bluegreen.verdict.Verdict.Healthy;
import bluegreen.verdict.Verdict.Inconclusive;
import bluegreen.verdict.Verdict.Worse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a verdict makes of a release. */
class JudgementTest extends ReleaseSteps {
  private static final ReleaseOrder SAFE =
      new ReleaseOrder(
          ORDER.image(),
          ORDER.source(),
          ORDER.smokeTests().stream()
              .map(test -> new Check(test.name(), test.request(), test.expect(), Effect.NONE))
              .toList());
  private static final Failure FAILURE =
      new Failure("KeyError", "KeyError: no", Optional.of("r-1"), Optional.of("/"), 5);

  @Test
  void a_version_that_answers_worse_is_stopped_and_rolled_back() {
    answersWorse();
    stopRollsBack();

    assertThat(release())
        .asInstanceOf(type(RolledBack.class))
        .satisfies(
            rolledBack -> {
              assertThat(rolledBack.blue()).isEqualTo(v(1));
              assertThat(rolledBack.deployment()).contains("d-1");
              assertThat(rolledBack.reason())
                  .isInstanceOfSatisfying(
                      JudgedWorse.class,
                      judged -> {
                        assertThat(judged.verdict().ground()).isEqualTo(Ground.ERRORS);
                        assertThat(judged.failure()).contains(FAILURE);
                      });
            });
    assertThat(aws.calls().made("stop")).containsExactly("stop d-1");
    assertThat(told.lines())
        .contains(
            "Version 2 answers worse (5 of 10 bad, blue 0 of 90): stopping deployment d-1 and"
                + " rolling it back");
  }

  @Test
  void who_and_why_is_recorded_for_those_who_look_later() {
    answersWorse();
    stopRollsBack();

    release();

    assertThat(aws.functions().alias().description())
        .matches(
            "rolled back 2 to 1 at \\S+ after d-1 by a test: it answers worse: 5 of 10 bad, blue 0"
                + " of 90");
  }

  @Test
  void a_verdict_that_informs_stops_nothing() {
    answersWorse();
    succeeds();

    assertThat(release(ORDER.with(Judging.DEFAULT.with(Role.INFORMS))))
        .asInstanceOf(type(Released.class))
        .satisfies(released -> assertThat(released.verdict()).containsInstanceOf(Worse.class));
    assertThat(aws.calls().made("stop", "moveAlias")).isEmpty();
  }

  @Test
  void a_version_that_is_known_to_be_no_worse_is_healthy() {
    for (int minute = 0; minute < 5; minute++) {
      aws.evidence().minute(minute, answers(20, 0), answers(180, 1));
    }
    succeeds();

    assertThat(release())
        .asInstanceOf(type(Released.class))
        .satisfies(released -> assertThat(released.verdict()).containsInstanceOf(Healthy.class));
  }

  @Test
  void too_little_evidence_is_told() {
    aws.evidence().minute(0, answers(2, 0), answers(18, 0));
    succeeds();

    assertThat(release())
        .asInstanceOf(type(Released.class))
        .satisfies(
            released -> assertThat(released.verdict()).containsInstanceOf(Inconclusive.class));
  }

  @Test
  void too_little_evidence_is_rolled_back_if_that_was_asked_for() {
    aws.evidence().minute(0, answers(2, 0), answers(18, 0));
    succeeds();

    assertThat(release(ORDER.with(Judging.DEFAULT.with(OnInconclusive.ROLLBACK))))
        .asInstanceOf(type(RolledBack.class))
        .satisfies(rolledBack -> assertThat(rolledBack.reason()).isInstanceOf(TooLittleSeen.class));
    assertThat(aws.functions().alias().servesOnly(v(1))).isTrue();
    assertThat(told.lines())
        .contains(
            "Version 2 serves all traffic, and too little was seen of it: 0 of 2 bad, blue 0 of 18:"
                + " rolling back to version 1");
  }

  @Test
  void what_becomes_known_at_the_very_end_is_rolled_back_too() {
    later(
        () -> {
          answersWorse();
          aws.succeeds("d-1");
        });

    assertThat(release())
        .asInstanceOf(type(RolledBack.class))
        .satisfies(rolledBack -> assertThat(rolledBack.reason()).isInstanceOf(JudgedWorse.class));
    assertThat(aws.functions().alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void a_stop_that_is_denied_is_told_once_and_alarms_still_guard() {
    answersWorse();
    aws.calls().every("stop", DENIAL);
    later(() -> aws.rollsBack("d-1", FIRED));

    assertThat(release()).isEqualTo(rolledBack(FIRED));
    assertThat(told.lines())
        .containsOnlyOnce("It answers worse, but can't be stopped: AccessDenied");
  }

  @Test
  void a_release_that_was_killed_after_the_stop_still_says_why() {
    answersWorse();
    later(() -> aws.rollsBack("d-1", STOPPED));
    aws.calls().every("stop", SILENCE);

    assertThat(release())
        .asInstanceOf(type(RolledBack.class))
        .satisfies(rolledBack -> assertThat(rolledBack.reason()).isInstanceOf(JudgedWorse.class));
  }

  @Test
  void somebody_who_stops_it_is_named_whatever_the_verdict_is() {
    later(() -> aws.rollsBack("d-1", STOPPED));

    assertThat(release()).isEqualTo(rolledBack(STOPPED));
  }

  @Test
  void without_evidence_the_verdict_is_inconclusive_and_says_why() {
    aws.evidence().basis(new Basis.Nothing("AccessDenied"));
    succeeds();

    assertThat(release())
        .asInstanceOf(type(Released.class))
        .satisfies(
            released -> assertThat(released.verdict()).containsInstanceOf(Inconclusive.class));
    assertThat(told.lines()).containsOnlyOnce("No evidence can be read: AccessDenied");
  }

  @Test
  void what_is_judged_by_metrics_is_told() {
    aws.evidence().basis(new Basis.Metrics("the log may not be read"));
    succeeds();

    release();

    assertThat(told.lines())
        .containsOnlyOnce(
            "Judged by CloudWatch's metrics, minutes late and without answers of 500, because: the"
                + " log may not be read");
  }

  @Test
  void a_past_that_is_unknown_is_told_and_errors_are_judged_all_the_same() {
    aws.calls().every("past", DENIAL);
    answersWorse();
    stopRollsBack();

    assertThat(release())
        .asInstanceOf(type(RolledBack.class))
        .satisfies(rolledBack -> assertThat(rolledBack.reason()).isInstanceOf(JudgedWorse.class));
    assertThat(told.lines())
        .contains(
            "How the service answered before is not known, so slow answers are not judged:"
                + " AccessDenied");
  }

  @Test
  void probes_reach_both_versions_and_are_evidence_but_no_traffic() {
    succeeds();

    assertThat(release(SAFE.with(Judging.DEFAULT.withProbes(5))))
        .asInstanceOf(type(Released.class))
        .satisfies(
            released -> {
              Finding errors = released.verdict().orElseThrow().evidence().findings().getFirst();
              assertThat(errors.green().requests())
                  .isPositive()
                  .isEqualTo(errors.blue().requests());
              assertThat(errors.green().bad()).isZero();
            });
    assertThat(aws.calls().made("invoke")).contains("invoke 1", "invoke 2");
  }

  @Test
  void without_safe_smoke_tests_nothing_is_probed() {
    succeeds();

    release(ORDER.with(Judging.DEFAULT.withProbes(5)));

    assertThat(aws.calls().made("invoke")).containsExactly("invoke 2");
  }

  @Test
  void where_all_traffic_moves_at_once_there_is_nothing_to_compare() {
    succeeds();

    assertThat(release(ORDER.with(Way.ALL_AT_ONCE)))
        .asInstanceOf(type(Released.class))
        .satisfies(released -> assertThat(released.verdict()).isEmpty());
    assertThat(aws.calls().made("evidence", "past")).isEmpty();
  }

  private void answersWorse() {
    aws.evidence().minute(0, answers(10, 5), answers(90, 0));
    aws.evidence().failure(FAILURE);
  }

  private void stopRollsBack() {
    aws.calls().next("stop", () -> aws.rollsBack("d-1", new Reason.DeploymentStopped("stopped")));
  }
}
