package bluegreen.release;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Meanwhile;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.world.FakeAws;
import bluegreen.world.SeededOrder;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import bluegreen.world.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Calls that don't depend on each other may be answered in any order. */
class AnyOrderTest {
  private static final int SEEDS = 50;
  private static final Refusal DENIED = new Refusal("AccessDenied", "Ask for permission");

  /** Looks that only inform come as often as there is time for them. */
  private static final List<String> LOOKS =
      List.of("events", "alarms", "traffic", "group", "alias", "evidence");

  /** How a release ended, what it told, and which calls it made, in whatever order. */
  private record Course(Outcome outcome, List<String> told, List<String> calls) {}

  @Test
  void a_release_makes_the_same_calls_and_ends_the_same() {
    assertThat(underAllSeeds(_ -> {}, course -> course))
        .singleElement()
        .satisfies(course -> assertThat(course.outcome()).isInstanceOf(Released.class))
        .satisfies(
            course -> assertThat(course.calls()).contains("create 1 → 2 OfGroup[] OF_GROUP"));
  }

  @Test
  void a_refusal_ends_it_the_same() {
    assertThat(
            underAllSeeds(aws -> aws.calls().every("group", AnyOrderTest::deny), Course::outcome))
        .containsExactly(new Refused(List.of(DENIED)));
  }

  @Test
  void a_refusal_while_traffic_moves_ends_it_the_same() {
    assertThat(underAllSeeds(aws -> aws.calls().every("read", AnyOrderTest::deny), Course::outcome))
        .containsExactly(
            new Undecided(
                "Lost sight of deployment d-1: AccessDenied",
                "A deployment in flight goes on. Run the same command again to rejoin."));
  }

  @Test
  void the_seeds_do_change_the_order() {
    Set<List<String>> orders = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      FakeAws aws = new FakeAws();
      release(aws, new SeededOrder(seed));
      orders.add(aws.calls().made().subList(0, 8));
    }

    assertThat(orders).hasSizeGreaterThan(10);
  }

  /** The different courses that a release takes, or that part of them. */
  private static <T> Set<T> underAllSeeds(Consumer<FakeAws> trouble, Function<Course, T> part) {
    Set<T> courses = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      FakeAws aws = new FakeAws();
      trouble.accept(aws);
      courses.add(part.apply(release(aws, new SeededOrder(seed))));
    }
    return courses;
  }

  private static Course release(FakeAws aws, Meanwhile order) {
    VirtualTime time = new VirtualTime();
    Told told = new Told();
    aws.asks(order);
    time.after(Duration.ofSeconds(5), () -> aws.succeeds("d-1"));
    Outcome outcome = new Release(aws, time, told, World.order("good")).run();
    return new Course(
        outcome,
        List.copyOf(told.lines()),
        aws.calls().made().stream()
            .filter(call -> !LOOKS.contains(call.split(" ", 2)[0]))
            .sorted()
            .toList());
  }

  private static void deny() {
    throw new RefusedException(DENIED.why(), DENIED.remedy());
  }
}
