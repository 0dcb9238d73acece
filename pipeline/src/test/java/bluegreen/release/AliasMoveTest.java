package bluegreen.release;

import static bluegreen.world.FakeAws.OTHER;
import static bluegreen.world.World.to;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason;
import bluegreen.ports.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rollback beside others who write to the alias. */
class AliasMoveTest extends RollbackSteps {
  @Test
  void a_move_whose_answer_was_lost_is_known_by_its_note() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of(v(1), 0.25));
    losesTheAnswerToAMove();

    assertThat(rollback()).isEqualTo(movedByHand(2, 1));
    assertThat(aws.calls().made("moveAlias")).hasSize(1);
  }

  @Test
  void an_alias_that_somebody_else_wrote_is_read_again() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of());
    aws.calls().next("moveAlias", CONFLICT);

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
    assertThat(told.lines())
        .containsExactly(
            "The alias changed meanwhile: reading it again", "Alias live is on version 1 alone");
  }

  @Test
  void an_alias_that_somebody_else_writes_all_the_time_is_undecided() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of());
    aws.calls().every("moveAlias", CONFLICT);

    assertThat(rollback())
        .isEqualTo(
            new Undecided("the alias changed", "Somebody else moves it. See bluegreen status."));
    assertThat(aws.calls().made("moveAlias")).hasSize(5);
  }

  @Test
  void a_move_of_somebody_else_to_the_same_version_is_not_taken_for_its_own() {
    released();
    aws.calls()
        .next(
            "moveAlias", () -> aws.functions().serve(1, Map.of(), "rolled back 2 to 1 by bob: x"));

    assertThat(rollback())
        .isEqualTo(
            new AlreadyLive(v(1), Optional.of(new Reason.Requested("bob: x")), Optional.empty()));
    assertThat(aws.calls().made("moveAlias")).hasSize(1);
  }

  @Test
  void an_interrupt_after_the_move_says_so() {
    released();
    aws.publicSees(() -> BROKEN);
    time.interruptWhen(() -> true);

    assertThat(rollback())
        .isEqualTo(
            new Interrupted(
                Optional.empty(),
                List.of(),
                "The alias is on version 1 alone. Run the same command again to see it end."));
  }

  @Test
  void an_interrupt_before_says_that_nothing_was_changed() {
    aws.functions().add(3, OTHER, Version.State.PENDING);
    time.interruptWhen(() -> true);

    assertThat(rollback(to(3)))
        .isEqualTo(
            new Interrupted(
                Optional.empty(),
                List.of(),
                "Nothing was changed. Run the same command again to see it end."));
  }
}
