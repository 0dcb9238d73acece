package bluegreen.release;

import static bluegreen.ports.Alarm.State.OK;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Change.AlarmsPointed;
import bluegreen.ports.Change.CodeUpdated;
import bluegreen.ports.Change.VersionPublished;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Overtaken;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Reason;
import bluegreen.ports.Refusal;
import bluegreen.ports.StaleException;
import bluegreen.world.FakeDeployments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a deployment begins, and what becomes of it if somebody is faster. */
class ShiftingTest extends ReleaseSteps {
  @Test
  void to_a_faster_deployment_the_alarms_are_given_back() {
    alarm("errors", OK, v(1));
    aws.calls()
        .next(
            "create",
            () -> {
              aws.deployments()
                  .put(FakeDeployments.deployment("d-7", IN_FLIGHT, new Shift(v(1), v(9))));
              throw new StaleException("a deployment is in flight");
            });

    assertThat(release())
        .isEqualTo(
            new NotReleased(
                List.of(
                    new Refusal(
                        "Deployment d-7 (version 1 → 9) is in flight and is not this release.",
                        "Wait for it, or stop it and roll it back: bluegreen rollback --function"
                            + " lotto")),
                List.of(new CodeUpdated(), new VersionPublished(v(2)), new AlarmsPointed(v(2)))));
    assertThat(aws.calls().made("pointAt"))
        .containsExactly("pointAt 2 [errors]", "pointAt 9 [errors]");
  }

  @Test
  void a_deployment_that_could_not_start_beside_one_that_has_ended_is_asked_for_again() {
    aws.calls()
        .next(
            "create",
            () -> {
              throw new StaleException("a deployment is in flight");
            });

    succeeds();

    assertThat(release()).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create")).hasSize(2);
  }

  @Test
  void a_rollback_that_has_moved_the_alias_before_overtakes_it() {
    aws.calls().next("pointAt", () -> aws.functions().serve(7, Map.of(), note("1", 7, "none")));

    assertThat(release())
        .isEqualTo(new Overtaken(v(7), new Reason.Requested("ada: because"), PUBLISHED));
    assertThat(aws.calls().made("create", "moveAlias")).isEmpty();
  }

  @Test
  void an_alias_that_somebody_has_moved_before_stops_it() {
    aws.calls().next("pointAt", () -> aws.functions().serve(7, Map.of()));

    assertThat(release())
        .isEqualTo(
            new NotReleased(
                List.of(
                    new Refusal(
                        "Somebody moved the alias to version 7 during this release.",
                        "Look at bluegreen status, and release again.")),
                PUBLISHED));
    assertThat(aws.calls().made("create", "moveAlias")).isEmpty();
  }

  @Test
  void to_a_release_that_shifts_already_the_alarms_are_given_back() {
    alarm("errors", OK, v(1));
    aws.calls()
        .next(
            "pointAt",
            () -> {
              shift("d-7", 1, 9, IN_FLIGHT);
              aws.functions().serve(1, Map.of(v(9), 0.1));
            });

    assertThat(release())
        .isInstanceOfSatisfying(
            NotReleased.class,
            not ->
                assertThat(not.refusals())
                    .extracting(Refusal::why)
                    .containsExactly(
                        "Deployment d-7 (version 1 → 9) is in flight and is not this release."));
    assertThat(aws.calls().made("pointAt", "create"))
        .containsExactly("pointAt 2 [errors]", "pointAt 9 [errors]");
  }

  @Test
  void beside_another_functions_deployment_it_is_refused_and_that_is_not_touched() {
    aws.calls().next("create", () -> others("d-7", IN_FLIGHT));

    assertThat(release())
        .isEqualTo(
            new NotReleased(
                List.of(
                    new Refusal(
                        "Deployment d-7 (of orders:live) is in flight and is not this release.",
                        "Wait for it: a deployment group runs one deployment at a time.")),
                PUBLISHED));
    assertThat(aws.calls().made("pointAt", "stop")).containsExactly("pointAt 2 [errors]");
  }
}
