package bluegreen.release;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Status;
import bluegreen.release.Standing.Bad;
import bluegreen.release.Standing.Served;
import bluegreen.release.Standing.Untried;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is recorded of version 2. */
class StandingTest extends Steps {
  private static final Status FAILED = new Status.Unsuccessful(FIRED);

  @Test
  void a_version_that_finished_its_release_or_served_before_one_has_served() {
    shift("d-1", 1, 2, SUCCEEDED);
    assertThat(standing()).isEqualTo(new Served());

    shift("d-2", 2, 3, FAILED);
    assertThat(standing()).isEqualTo(new Served());
  }

  @Test
  void a_version_whose_last_release_failed_is_bad() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 1, 2, FAILED);

    assertThat(standing()).isEqualTo(new Bad("CodeDeploy: deployment d-2 did not succeed"));
  }

  @Test
  void a_version_that_somebody_rolled_back_is_bad() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(1, Map.of(), note("2", 1, "d-1"));

    assertThat(standing()).isEqualTo(new Bad("ada: because"));
  }

  @Test
  void it_is_bad_no_longer_once_it_has_been_released_again() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of(), note("2", 1, "d-1"));
    shift("d-2", 1, 2, SUCCEEDED);

    assertThat(standing()).isEqualTo(new Served());
  }

  @Test
  void it_stays_bad_if_another_version_was_released_since() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(3, Map.of(), note("2", 1, "d-1"));
    shift("d-2", 1, 3, SUCCEEDED);

    assertThat(standing()).isEqualTo(new Bad("ada: because"));
  }

  @Test
  void a_note_without_a_time_is_the_last_word() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(1, Map.of(), "rolled back 2 to 1 by ada: because");

    assertThat(standing()).isEqualTo(new Bad("ada: because"));
  }

  @Test
  void a_version_that_a_rollback_has_brought_has_served() {
    aws.functions().serve(2, Map.of(), note("3", 2, "none"));

    assertThat(standing()).isEqualTo(new Served());
  }

  @Test
  void a_version_that_nothing_is_recorded_of_is_untried() {
    shift("d-1", 1, 3, SUCCEEDED);
    shift("d-2", 3, 2, IN_FLIGHT);

    assertThat(standing()).isEqualTo(new Untried());
  }

  private Standing standing() {
    return Standing.of(v(2), aws.deployments().newest(), aws.functions().alias());
  }
}
