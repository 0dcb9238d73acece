package bluegreen.release;

import static bluegreen.world.World.to;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Outcome.Failing;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rollback to a version that fails at the public URL. */
class RollbackFailingTest extends RollbackSteps {
  @Test
  void a_version_that_is_live_and_fails_says_so() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(1, Map.of(), note("2", 1, "d-1"));
    aws.publicSees(() -> BROKEN);

    assertThat(rollback()).isEqualTo(new Failing(v(1), BROKEN));
    assertThat(rollback(to(1))).isEqualTo(new Failing(v(1), BROKEN));
  }

  @Test
  void a_version_that_fails_after_it_was_moved_to_says_so() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of());
    aws.publicSees(() -> BROKEN);

    assertThat(rollback()).isEqualTo(new Failing(v(1), BROKEN));
    assertThat(aws.functions().alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void a_blue_that_fails_for_the_public_says_so() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls().next("stop", () -> aws.rollsBack("d-1", STOPPED));
    aws.publicSees(() -> BROKEN);

    assertThat(rollback()).isEqualTo(new Failing(v(1), BROKEN));
  }
}
