package bluegreen.release;

import static bluegreen.world.FakeAws.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.StaleException;
import bluegreen.ports.Version;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A deployment whose creation CodeDeploy does not answer. */
class CreationTest extends ReleaseSteps {
  @Test
  void a_deployment_that_a_lost_call_has_started_is_followed() {
    aws.calls()
        .next(
            "create",
            () -> {
              attempted("d-7", IN_FLIGHT, new Rollback.Automatic());
              throw new StaleException("a deployment is in flight");
            });
    later(() -> aws.succeeds("d-7"));

    assertThat(release())
        .isInstanceOfSatisfying(
            Released.class, released -> assertThat(released.deployment()).isEqualTo("d-7"));
  }

  @Test
  void a_deployment_whose_creation_was_not_answered_is_found_in_flight() {
    aws.calls().next("create", () -> begins(IN_FLIGHT));
    later(() -> aws.succeeds("d-7"));

    assertReleasedOnceBy("d-7");
  }

  @Test
  void it_is_found_also_if_it_has_ended_by_then() {
    aws.calls()
        .next(
            "create",
            () -> {
              aws.functions().serve(2, Map.of());
              begins(SUCCEEDED);
            });

    assertReleasedOnceBy("d-7");
  }

  @Test
  void a_deployment_of_an_earlier_release_is_not_taken_for_it() {
    aws.functions().add(2, OTHER, Version.State.ACTIVE);
    shift("d-1", 1, 3, new Status.Unsuccessful(FIRED));
    group(Optional.of("d-1"), "errors");
    aws.calls().next("create", SILENCE);
    later(() -> aws.succeeds("d-2"));

    assertThat(release())
        .isInstanceOfSatisfying(
            Released.class, released -> assertThat(released.deployment()).isEqualTo("d-2"));
    assertThat(aws.calls().made("create")).hasSize(2);
  }

  @Test
  void a_creation_that_is_never_answered_is_undecided_after_five_minutes() {
    aws.calls().every("create", SILENCE);

    assertThat(release())
        .isEqualTo(new Undecided("CodeDeploy CreateDeployment was not answered.", REJOIN));
    assertThat(time.passed()).isEqualTo(Duration.ofMinutes(5));
    assertThat(told.lines())
        .contains("CodeDeploy has not said whether the deployment has begun: looking for it");
  }

  private void begins(Status status) {
    shift("d-7", 1, 2, status);
    SILENCE.run();
  }

  private void assertReleasedOnceBy(String deployment) {
    assertThat(release())
        .isInstanceOfSatisfying(
            Released.class, released -> assertThat(released.deployment()).isEqualTo(deployment));
    assertThat(aws.calls().made("create")).hasSize(1);
  }
}
