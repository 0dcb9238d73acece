package bluegreen.release;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.wire.Interceptor;
import bluegreen.embedded.wire.Interceptor.Fate;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.world.Faults;
import bluegreen.world.World;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a network and an AWS under load do to a release. */
class TroubleTest {
  static Stream<Fate> troubles() {
    return Stream.of(
        Faults.THROTTLED,
        Fate.Fail.with(500, "InternalFailure", "oops"),
        Fate.Fail.with(503, "ServiceUnavailable", "try again"),
        Faults.LOST_REQUEST,
        Faults.LOST_RESPONSE);
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void a_release_survives_that_the_first_call_of_every_operation_goes_wrong(Fate trouble) {
    try (World world = new World()) {
      world.intercept(Faults.oncePerOperation(trouble));

      Outcome outcome = world.release("good");

      assertThat(outcome).isInstanceOf(Released.class);
      assertThat(world.functions().versions()).hasSize(2);
      assertThat(world.connect().deployments().newest()).hasSize(1);
      assertThat(world.told().lines()).anyMatch(l -> l.endsWith("; try 2"));
    }
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void a_rollback_survives_it_too(Fate trouble) {
    try (World world = new World()) {
      world.release("good");
      world.intercept(Faults.oncePerOperation(trouble));

      world.rollback();

      assertThat(world.alias().servesOnly(v(1))).isTrue();
    }
  }

  @Test
  void a_rollback_whose_answer_is_lost_clears_weights_and_goes_no_further() {
    try (World world = new World()) {
      world.release("good");
      world.weigh(v(1), 0.25);
      world.intercept(Faults.oncePerOperation(Faults.LOST_RESPONSE));

      assertThat(world.rollback()).isInstanceOf(RolledBack.class);
      assertThat(world.rollback()).isInstanceOf(AlreadyLive.class);
      assertThat(world.alias().servesOnly(v(2))).isTrue();
    }
  }

  @Test
  void an_aws_that_stays_away_leaves_the_release_undecided_never_failed() {
    try (World world = new World(Duration.ofSeconds(1))) {
      world.intercept(Faults.from("CreateDeployment", Faults.LOST_REQUEST));

      assertThat(world.release("good")).isInstanceOf(Undecided.class);

      world.intercept(Interceptor.NONE);
      assertThat(world.release("good")).isInstanceOf(Released.class);
    }
  }

  @Test
  void credentials_that_expire_while_traffic_moves_are_no_refusal() {
    try (World world = new World()) {
      world.intercept(Faults.always("GetDeployment", Faults.EXPIRED));

      assertThat(world.release("good"))
          .isInstanceOfSatisfying(
              Undecided.class, u -> assertThat(u.why()).contains("ExpiredToken"));
    }
  }
}
