package bluegreen.release;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Undecided;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a rollback makes of its steps, without the wire. */
class RollbackStepsTest extends RollbackSteps {
  @Test
  void a_finished_release_is_undone_by_moving_the_alias() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of());

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
    assertThat(aws.calls().made("moveAlias"))
        .containsExactly("moveAlias 1 rolled back 2 to 1" + AFTER + "d-1 by ada: because");
    assertThat(told.lines()).containsExactly("Alias live is on version 1 alone");
  }

  @Test
  void after_an_older_move_of_the_alias_the_release_that_brought_its_version_is_undone() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, SUCCEEDED);
    aws.functions().serve(2, Map.of());

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
  }

  @Test
  void a_version_that_no_release_brought_has_none_before_it() {
    shift("d-1", 3, 2, new Status.Unsuccessful(FIRED));

    assertThat(rollback())
        .isEqualTo(
            refused(
                "No finished release brought version 1 here, so the version before it is"
                    + " unknown.",
                "Choose one from bluegreen history and name it: --to N"));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void a_version_that_was_rolled_back_and_put_back_by_hand_is_undone() {
    shift("d-1", 1, 2, new Status.Unsuccessful(FIRED));
    aws.functions().serve(2, Map.of());

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
  }

  @Test
  void a_rollback_by_hand_is_not_repeated() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(1, Map.of(), note("2", 1, "none"));

    assertThat(rollback()).isEqualTo(new AlreadyLive(v(1), Optional.of(BY_ADA), Optional.empty()));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void asked_again_after_weights_were_cleared_nothing_is_moved() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of(v(1), 0.25));

    assertThat(rollback()).isEqualTo(movedByHand(2, 1));
    assertThat(rollback()).isEqualTo(new AlreadyLive(v(2), Optional.of(BY_ADA), Optional.of(v(1))));
    assertThat(aws.calls().made("moveAlias")).hasSize(1);
  }

  @Test
  void a_deployment_that_somebody_stopped_is_not_undone_twice() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, new Status.Unsuccessful(STOPPED));
    aws.functions().serve(2, Map.of());

    assertThat(rollback())
        .isEqualTo(new AlreadyLive(v(2), Optional.of(STOPPED), Optional.of(v(1))));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void after_an_alarm_rolled_back_nothing_is_moved_and_it_says_how_to_go_further() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, new Status.Unsuccessful(FIRED));
    aws.functions().serve(2, Map.of());

    assertThat(rollback()).isEqualTo(new AlreadyLive(v(2), Optional.of(FIRED), Optional.of(v(1))));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void weights_that_nothing_explains_are_cleared() {
    aws.functions().serve(1, Map.of(v(2), 0.1));

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
    assertThat(aws.calls().made("moveAlias"))
        .containsExactly(
            "moveAlias 1 rolled back 1 + 2 (10 %) to 1" + AFTER + "none by ada: because");
  }

  @Test
  void an_aws_that_does_not_answer_is_undecided() {
    aws.calls().next("alias", SILENCE);

    assertThat(rollback()).isEqualTo(new Undecided("AWS did not answer", REPEAT));
  }

  @Test
  void weights_on_top_of_a_rollback_by_hand_are_cleared_and_nothing_else_moves() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(1, Map.of(v(3), 0.1), note("2", 1, "d-1"));

    assertThat(rollback()).isEqualTo(movedByHand(1, 3));
    assertThat(rollback()).isInstanceOf(AlreadyLive.class);
    assertThat(aws.functions().alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void a_note_without_a_time_counts_until_the_next_release() {
    shift("d-1", 3, 1, SUCCEEDED);
    shift("d-2", 1, 2, SUCCEEDED);
    aws.functions().serve(1, Map.of(), "rolled back 2 to 1 by ada: because");

    assertThat(rollback()).isInstanceOf(AlreadyLive.class);
    shift("d-3", 2, 1, SUCCEEDED);
    assertThat(rollback()).isEqualTo(movedByHand(2, 1));
  }

  @Test
  void another_functions_deployment_in_flight_is_left_alone() {
    shift("d-1", 1, 2, SUCCEEDED);
    others("d-2", IN_FLIGHT);
    aws.functions().serve(2, Map.of());

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
    assertThat(aws.calls().made("stop", "read")).isEmpty();
  }
}
