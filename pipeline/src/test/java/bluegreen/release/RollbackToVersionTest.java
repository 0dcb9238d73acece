package bluegreen.release;

import static bluegreen.world.FakeAws.OTHER;
import static bluegreen.world.World.to;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rollback to a version that an operator names. */
class RollbackToVersionTest extends RollbackSteps {
  @Test
  void a_named_version_that_serves_alone_is_live() {
    assertThat(rollback(to(1))).isEqualTo(new AlreadyLive(v(1)));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void an_inactive_version_whose_image_is_gone_is_refused() {
    aws.functions().add(3, OTHER, Version.State.INACTIVE);
    aws.forgets(OTHER);

    assertThat(rollback(to(3)))
        .isEqualTo(
            refused(
                "The image of version 3 is gone from the registry: " + OTHER.uri(),
                "Push it again, or go back to another version: --to N (see bluegreen history)."));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void of_an_active_version_the_registry_is_not_asked() {
    aws.forgets(OTHER);

    assertThat(rollback(to(3))).isEqualTo(movedByHand(3, 1));
    assertThat(aws.calls().made("exists")).isEmpty();
  }

  @Test
  void a_registry_that_does_not_answer_stops_nothing() {
    aws.functions().add(3, OTHER, Version.State.INACTIVE);
    aws.calls()
        .next("exists", DENIAL)
        .next("wake", () -> aws.functions().add(3, OTHER, Version.State.ACTIVE));

    assertThat(rollback(to(3))).isEqualTo(movedByHand(3, 1));
    assertThat(told.lines())
        .contains("Whether the version's image still exists is not known: AccessDenied");
  }

  @Test
  void a_named_version_needs_lambda_alone() {
    for (String operation : List.of("inFlight", "newest", "group", "alarms", "traffic", "exists")) {
      aws.calls().every(operation, DENIAL);
    }

    assertThat(rollback(to(3))).isEqualTo(movedByHand(3, 1));
    assertThat(told.lines())
        .contains(
            "Whether a deployment is in flight is not known: AccessDenied",
            "What became of version 3 before is not known: AccessDenied",
            "Whether a release began meanwhile is not known: AccessDenied");
  }

  @Test
  void an_inactive_version_is_woken_before_it_gets_traffic() {
    aws.functions().add(3, OTHER, Version.State.INACTIVE);
    aws.calls().next("wake", () -> aws.functions().add(3, OTHER, Version.State.ACTIVE));

    assertThat(rollback(to(3))).isEqualTo(movedByHand(3, 1));
    assertThat(aws.calls().made("wake", "moveAlias"))
        .containsExactly(
            "wake 3", "moveAlias 3 rolled back 1 to 3" + AFTER + "none by ada: because");
  }

  @Test
  void without_a_readable_appspec_a_named_version_is_moved_to() {
    aws.functions().serve(1, Map.of(v(2), 0.1));
    unreadable(IN_FLIGHT);
    aws.calls().next("stop", () -> unreadable(new Status.Unsuccessful(STOPPED)));

    assertThat(rollback(to(1))).isEqualTo(movedByHand(1, 2));
    assertThat(aws.calls().made("stop", "moveAlias"))
        .containsExactly(
            "stop d-1",
            "moveAlias 1 rolled back 1 + 2 (10 %) to 1" + AFTER + "d-1 by ada: because");
  }

  @Test
  void in_flight_a_named_version_other_than_blue_is_moved_to_after_the_stop() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls().next("stop", () -> aws.rollsBack("d-1", STOPPED));

    assertThat(rollback(to(3))).isEqualTo(movedByHand(3, 1));
    assertThat(aws.calls().made("stop", "moveAlias"))
        .containsExactly(
            "stop d-1", "moveAlias 3 rolled back 1 to 3" + AFTER + "d-1 by ada: because");
  }

  @Test
  void in_flight_blue_by_name_is_where_codedeploy_rolls_back_to() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls().next("stop", () -> aws.rollsBack("d-1", STOPPED));

    assertThat(rollback(to(1))).isEqualTo(backOnBlue("d-1", BY_ADA));
    assertThat(aws.calls().made("moveAlias"))
        .containsExactly("moveAlias 1 rolled back 2 to 1" + AFTER + "d-1 by ada: because");
  }

  @Test
  void an_alias_on_the_version_with_a_deployment_in_flight_is_not_there_to_stay() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls().next("stop", () -> aws.rollsBack("d-1", STOPPED));

    assertThat(rollback(to(1))).isEqualTo(backOnBlue("d-1", BY_ADA));
  }
}
