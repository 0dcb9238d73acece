package bluegreen.release;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.wire.Interceptor;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.world.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a network and an AWS under load do to a release. */
class TroubleTest {
  static Stream<Interceptor.Fate> troubles() {
    return Stream.of(
        Interceptor.Fate.Fail.with(400, "ThrottlingException", "Rate exceeded"),
        Interceptor.Fate.Fail.with(500, "InternalFailure", "oops"),
        Interceptor.Fate.Fail.with(503, "ServiceUnavailable", "try again"),
        new Interceptor.Fate.LoseRequest(),
        new Interceptor.Fate.LoseResponse());
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void a_release_survives_that_the_first_call_of_every_operation_goes_wrong(
      Interceptor.Fate trouble) {
    try (World world = new World()) {
      world.intercept(new OncePerOperation(trouble));

      Outcome outcome = world.release("good");

      assertThat(outcome).isInstanceOf(Released.class);
      assertThat(world.functions().versions()).hasSize(2);
      assertThat(world.ports().deployments().newest()).hasSize(1);
      assertThat(world.told().lines()).anyMatch(l -> l.startsWith("AWS did not answer"));
    }
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void a_rollback_survives_it_too(Interceptor.Fate trouble) {
    try (World world = new World()) {
      world.release("good");
      world.intercept(new OncePerOperation(trouble));

      world.rollback();

      assertThat(world.alias().servesOnly("1")).isTrue();
    }
  }

  @Test
  void an_aws_that_stays_away_leaves_the_release_undecided_never_failed() {
    try (World world = new World(Duration.ofSeconds(1))) {
      world.intercept(new From("CreateDeployment"));

      assertThat(world.release("good")).isInstanceOf(Undecided.class);

      world.intercept(Interceptor.NONE);
      assertThat(world.release("good")).isInstanceOf(Released.class);
    }
  }

  @Test
  void credentials_that_expire_while_traffic_moves_are_no_refusal() {
    try (World world = new World()) {
      world.intercept(new Expired());

      assertThat(world.release("good"))
          .isInstanceOfSatisfying(
              Undecided.class, u -> assertThat(u.why()).contains("ExpiredToken"));
    }
  }

  /** Every operation's first call goes wrong. */
  private static final class OncePerOperation implements Interceptor {
    private final Fate trouble;
    private final Set<String> troubled = new HashSet<>();

    OncePerOperation(Fate trouble) {
      this.trouble = trouble;
    }

    @Override
    public synchronized Fate before(Call call) {
      return troubled.add(call.operation()) ? trouble : new Fate.Pass();
    }
  }

  /** From the first call of an operation on, nothing is answered. */
  private static final class From implements Interceptor {
    private final String operation;
    private volatile boolean away;

    From(String operation) {
      this.operation = operation;
    }

    @Override
    public Fate before(Call call) {
      away |= call.operation().equals(operation);
      return away ? new Fate.LoseRequest() : new Fate.Pass();
    }
  }

  /** GetDeployment is denied. */
  private static final class Expired implements Interceptor {
    @Override
    public Fate before(Call call) {
      return call.operation().equals("GetDeployment")
          ? Fate.Fail.with(403, "ExpiredTokenException", "The security token is expired")
          : new Fate.Pass();
    }
  }
}
