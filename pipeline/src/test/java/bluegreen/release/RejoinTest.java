package bluegreen.release;

import static bluegreen.ports.Alarm.State.ALARM;
import static bluegreen.world.FakeAws.OTHER;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Refusal;
import bluegreen.ports.Version;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.world.FakeDeployments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A release that finds traces of an earlier run. */
class RejoinTest extends ReleaseSteps {
  private static final String TRIED =
      "Deployment d-1 already tried this image. It is tried again once the alias has no weights and"
          + " its alarms are OK, or now with --override-alarms";

  @Test
  void its_own_deployment_in_flight_is_rejoined() {
    attempted("d-1", IN_FLIGHT, new Rollback.Automatic());
    succeeds();

    assertThat(release()).isInstanceOf(Released.class);
    assertThat(told.lines())
        .containsExactly("lotto:2", "Rejoined deployment d-1, which is in flight");
    assertThat(aws.calls().made("updateCode", "publish", "create")).isEmpty();
  }

  @Test
  void the_rollback_of_its_own_deployment_is_rejoined() {
    attempted("d-1", new Status.Unsuccessful(FIRED), new Rollback.Started("d-2"));
    back(IN_FLIGHT);
    later(() -> back(SUCCEEDED));

    assertThat(release()).isEqualTo(rolledBack(FIRED));
    assertThat(told.lines())
        .containsExactly(
            "lotto:2",
            "Rejoined deployment d-1, which is in flight",
            "CodeDeploy rolls it back with d-2");
  }

  @Test
  void a_deployment_in_flight_without_a_readable_appspec_is_somebody_elses() {
    aws.deployments()
        .put(
            FakeDeployments.deployment(
                "d-1", IN_FLIGHT, Optional.empty(), new Rollback.Automatic()));

    assertThat(release())
        .isEqualTo(
            new Refused(
                List.of(
                    new Refusal(
                        "Deployment d-1 (unknown shift) is in flight and is not this release.",
                        "Wait for it, or stop it and roll it back: bluegreen rollback --function"
                            + " lotto"))));
  }

  @Test
  void an_image_that_was_rolled_back_and_left_weights_is_not_tried_again() {
    attempted("d-1", new Status.Unsuccessful(FIRED), new Rollback.Disabled());
    aws.functions().serve(1, Map.of(v(2), 0.1));

    assertThat(release()).isEqualTo(rolledBack(FIRED));
    assertThat(told.lines()).contains(TRIED);
    assertThat(aws.calls().made("create")).isEmpty();
  }

  @Test
  void an_image_that_was_rolled_back_and_left_a_firing_alarm_is_not_tried_again() {
    attempted("d-1", new Status.Unsuccessful(FIRED), new Rollback.Disabled());
    alarm("errors", ALARM);

    assertThat(release()).isEqualTo(rolledBack(FIRED));
    assertThat(told.lines()).contains(TRIED);
  }

  @Test
  void it_is_tried_again_if_the_firing_alarm_is_overridden() {
    attempted("d-1", new Status.Unsuccessful(FIRED), new Rollback.Disabled());
    alarm("errors", ALARM);
    later(() -> aws.succeeds("d-2"));

    assertThat(release(ORDER.with(FiringAlarms.OVERRIDE))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create")).hasSize(1);
  }

  @Test
  void it_is_tried_again_once_its_traces_are_gone() {
    attempted("d-1", new Status.Unsuccessful(FIRED), new Rollback.Disabled());
    later(() -> aws.succeeds("d-2"));

    assertThat(release()).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create")).hasSize(1);
  }

  @Test
  void the_traces_of_another_image_are_refused() {
    attempted("d-1", new Status.Unsuccessful(FIRED), new Rollback.Disabled());
    aws.functions().add(2, OTHER, Version.State.ACTIVE);
    alarm("errors", ALARM);

    assertThat(release()).isInstanceOf(Refused.class);
  }
}
