package bluegreen.campaign;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.aws.Aws;
import bluegreen.aws.client.Clients;
import bluegreen.aws.client.DirectClients;
import bluegreen.campaign.Turns.Turn;
import bluegreen.ports.Connection;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Overtaken;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Reason;
import bluegreen.ports.VersionNumber;
import bluegreen.release.Release;
import bluegreen.release.Rollback;
import bluegreen.release.RollbackOrder;
import bluegreen.release.RollbackOrder.Target;
import bluegreen.release.RollbackOrder.Target.LastGood;
import bluegreen.world.FakeAws;
import bluegreen.world.Told;
import bluegreen.world.World;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two commands at once. A seed, which names the test, chooses which makes the next call. */
class RaceTest {
  private static final int ROUNDS = 15;

  /** AWS's clock moves by this factor more than the tool waits, as in {@link Lab}. */
  private static final int STRETCH = 30;

  /** After so many calls a release has read the alias: one that reads it later is a later one. */
  private static final int BEGUN = 8;

  /** After so many calls its deployment is in flight. */
  private static final int IN_FLIGHT = 24;

  private final Lab lab = new Lab(1);
  private final List<Clients> clients = new CopyOnWriteArrayList<>();

  static LongStream seeds() {
    return LongStream.range(0, ROUNDS);
  }

  @AfterEach
  void close() {
    clients.forEach(Clients::close);
    lab.close();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_rollback_beats_a_release_that_has_begun(long seed) throws Exception {
    serves(2);
    lab.push("third", "none");

    List<Outcome> ended = race(seed, release("third"), sooner(seed, rollback()));
    assertOvertaken(ended.get(0), (RolledBack) ended.get(1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void so_does_one_to_a_named_version(long seed) throws Exception {
    serves(2);
    lab.push("third", "none");

    List<Outcome> ended = race(seed, release("third"), sooner(seed, rollback(World.to(1))));
    assertThat(((RolledBack) ended.get(1)).blue()).isEqualTo(v(1));
    assertOvertaken(ended.get(0), (RolledBack) ended.get(1));
  }

  private void assertOvertaken(Outcome release, RolledBack back) {
    assertAlone(back.blue());
    switch (release) {
      case Overtaken o -> assertThat(o.version()).isEqualTo(back.blue());
      case RolledBack r ->
          assertThat(r)
              .returns(back.blue(), RolledBack::blue)
              .returns(new Reason.Requested("ada: because"), RolledBack::reason);
      case Released r -> assertThat(back.former()).containsExactly(r.shift().green());
      default -> throw new AssertionError(release);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void two_releases_of_an_image_are_one(long seed) throws Exception {
    List<Outcome> ended = race(seed, release("good"), release("good"));

    assertAlone(v(2));
    assertThat(ended).allMatch(o -> o instanceof Released || o instanceof AlreadyLive);
    assertThat(lab.untouched().deployments().newest()).hasSize(1);
    assertThat(lab.versions()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_releases_of_two_images_one_wins_and_the_other_says_so(long seed) throws Exception {
    lab.push("third", "none");

    List<Outcome> ended = race(seed, release("good"), release("third"));

    List<Released> won =
        ended.stream().filter(Released.class::isInstance).map(Released.class::cast).toList();
    assertThat(won).hasSize(1);
    assertAlone(won.getFirst().shift().green());
    assertThat(ended)
        .allMatch(o -> won.contains(o) || o instanceof Refused || o instanceof NotReleased);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void two_rollbacks_go_back_once(long seed) throws Exception {
    serves(2);
    lab.push("third", "none");
    serves(3);

    assertThat(race(seed, rollback(), rollback()))
        .allMatch(o -> o instanceof RolledBack || o instanceof AlreadyLive);
    assertAlone(v(2));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void two_rollbacks_of_a_deployment_in_flight_go_back_once(long seed) throws Exception {
    serves(2);
    lab.push("third", "none");
    lab.interruptWhen(() -> !lab.alias().weights().isEmpty());
    lab.release("third");

    assertThat(race(seed, rollback(), rollback()))
        .allMatch(o -> o instanceof RolledBack || o instanceof AlreadyLive);
    assertAlone(v(2));
    assertThat(lab.alias().description()).contains("ada: because");
  }

  private void serves(long version) {
    assertThat(lab.release(version == 2 ? "good" : "third")).isInstanceOf(Released.class);
    assertThat(lab.alias().servesOnly(v(version))).isTrue();
  }

  private List<Outcome> race(long seed, Function<Turn, Outcome> one, Function<Turn, Outcome> other)
      throws Exception {
    return new Turns(seed, d -> lab.pass(d.multipliedBy(STRETCH))).take(List.of(one, other));
  }

  private Function<Turn, Outcome> release(String tag) {
    return turn -> new Release(connect(turn), turn, new Told(), World.order(tag)).run();
  }

  private Function<Turn, Outcome> rollback() {
    return rollback(new LastGood());
  }

  private Function<Turn, Outcome> rollback(Target target) {
    RollbackOrder order = new RollbackOrder(target, "ada", "because");
    return turn -> new Rollback(connect(turn), turn, new Told(), order).run();
  }

  /** Begins once the other deed has made some calls, or has ended. */
  private Function<Turn, Outcome> sooner(long seed, Function<Turn, Outcome> deed) {
    int begin = lab.wire().calls() + new Random(seed).nextInt(BEGUN, IN_FLIGHT);
    return turn -> {
      turn.pauseUntil(() -> lab.wire().calls() >= begin);
      return deed.apply(turn);
    };
  }

  private Connection connect(Turn turn) {
    Clients own = DirectClients.over(turn.over(lab.wire()), _ -> {});
    clients.add(own);
    return Aws.connect(own, "lotto", Map.of(), FakeAws.atOnce());
  }

  /** Sees no deployment in flight, no weights, and one version that serves. */
  private void assertAlone(VersionNumber version) {
    assertThat(lab.inFlight()).isFalse();
    assertThat(lab.alias().traffic()).isEqualTo(version.toString());
  }
}
