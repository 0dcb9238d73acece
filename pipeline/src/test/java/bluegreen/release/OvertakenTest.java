package bluegreen.release;

import static bluegreen.world.FakeAws.answeredBy;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Change;
import bluegreen.ports.Outcome.Overtaken;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Reason;
import bluegreen.ports.Seen;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A rollback during a release, or right after it. */
class OvertakenTest extends ReleaseSteps {
  private static final Reason FAILED = new Reason.DeploymentFailed("LAMBDA", "it was moved");

  @Test
  void a_rollback_during_the_shift_overtakes_it() {
    later(
        () -> {
          aws.rollsBack("d-1", STOPPED);
          aws.functions().serve(7, Map.of(), note("1", 7, "d-1"));
        });

    assertThat(release()).isEqualTo(overtaken(7, PUBLISHED));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void a_rollback_counts_also_if_codedeploy_has_put_the_alias_back_on_blue() {
    later(
        () -> {
          aws.rollsBack("d-1", FAILED);
          aws.functions().serve(1, Map.of(), note("1", 7, "none"));
        });

    assertThat(release()).isEqualTo(overtaken(7, PUBLISHED));
    assertThat(aws.calls().made("moveAlias"))
        .containsExactly("moveAlias 7 " + note("1", 7, "none"));
    assertThat(told.lines())
        .contains(
            "A rollback moved the alias to version 7 during this release, and CodeDeploy to 1:"
                + " moving it to version 7 again.");
  }

  @Test
  void a_rollback_after_the_shift_overtakes_it() {
    later(
        () -> {
          aws.succeeds("d-1");
          aws.functions().serve(1, Map.of(), note("2", 1, "d-1"));
        });

    assertThat(release()).isEqualTo(overtaken(1, List.of()));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void a_rollback_while_the_public_url_is_asked_overtakes_it() {
    succeeds();
    aws.publicSees(rolledBackAtTheFirstLook(answeredBy(1)));

    assertThat(release()).isEqualTo(overtaken(1, List.of()));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void a_rollback_while_the_public_url_fails_overtakes_it() {
    succeeds();
    aws.publicSees(rolledBackAtTheFirstLook(BROKEN));

    assertThat(release()).isEqualTo(overtaken(1, List.of()));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  /** Ada rolls version 2 back as soon as it serves; this is what the public sees then. */
  private Supplier<Seen> rolledBackAtTheFirstLook(Seen then) {
    return () -> {
      if (aws.functions().alias().servesOnly(v(2))) {
        aws.functions().serve(1, Map.of(), note("2", 1, "d-1"));
        return BROKEN;
      }
      return aws.functions().alias().rollbackNote().isPresent() ? then : answeredBy(1);
    };
  }

  @Test
  void a_note_of_an_earlier_rollback_overtakes_nothing() {
    aws.functions().serve(1, Map.of(), note("2", 1, "none"));
    later(
        () -> {
          aws.succeeds("d-1");
          aws.functions().serve(2, Map.of(), note("2", 1, "none"));
        });

    assertThat(release()).isInstanceOf(Released.class);
  }

  private static Overtaken overtaken(long version, List<Change> changes) {
    return new Overtaken(v(version), new Reason.Requested("ada: because"), changes);
  }
}
