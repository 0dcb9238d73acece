package bluegreen.campaign;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.Readings;
import bluegreen.embedded.model.Readings.ByVersion;
import bluegreen.embedded.model.Readings.Delivery;
import bluegreen.embedded.model.Readings.Order;
import bluegreen.embedded.model.Readings.RollbackTarget;
import bluegreen.embedded.model.Readings.Weight;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployments;
import bluegreen.ports.Deployments.Guards;
import bluegreen.ports.Deployments.Pace;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.release.History;
import bluegreen.release.History.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every command under every reading of what is not known of AWS, and under all strange ones. */
class ReadingsTest {
  private static final int SEED = 42;
  private static final Duration STALE = Duration.ofSeconds(80);
  private static final Duration LATE = Duration.ofMinutes(3);
  private static final Delivery SLOW = new Delivery(Duration.ZERO, Duration.ofSeconds(90), 0.5);
  private static final int MANY = 60;
  private static final Readings LIKELY = Readings.LIKELY;

  static final List<Named<Readings>> READINGS =
      List.of(
          Named.of(
              "a rollback deploys the last successful revision, or blue",
              LIKELY.with(RollbackTarget.LAST_SUCCESSFUL_OR_BLUE)),
          Named.of(
              "a rollback deploys the last successful revision, if there is one",
              LIKELY.with(RollbackTarget.LAST_SUCCESSFUL_OR_NONE)),
          Named.of("weights are percentages", LIKELY.with(Weight.PERCENTAGE)),
          Named.of("deployments are listed oldest first", LIKELY.with(Order.OLDEST_FIRST)),
          Named.of("deployments are listed in no order", LIKELY.with(Order.NONE)),
          Named.of("metrics by version only with weights", LIKELY.with(ByVersion.WITH_WEIGHTS)),
          Named.of("reads are stale for seconds", LIKELY.withStaleness(STALE)),
          Named.of("metrics grow for three minutes", LIKELY.withLateness(LATE)),
          Named.of("log events arrive late, in any order, and twice", LIKELY.with(SLOW)),
          Named.of(
              "all of that",
              new Readings(
                  RollbackTarget.LAST_SUCCESSFUL_OR_NONE,
                  Weight.PERCENTAGE,
                  Order.OLDEST_FIRST,
                  ByVersion.WITH_WEIGHTS,
                  STALE,
                  LATE,
                  SLOW)));

  @ParameterizedTest
  @FieldSource("READINGS")
  void every_command_ends_as_it_should(Readings readings) {
    for (Situation situation : Situation.values()) {
      try (Lab lab = new Lab(SEED, readings)) {
        situation.prepare(lab);
        Outcome outcome = situation.act(lab);
        assertThat(situation.achieves(outcome)).as("%s: %s", situation, outcome).isTrue();
        lab.pass(STALE);
        assertThat(situation.isReached(lab))
            .as("%s: %s", situation, lab.alias().traffic())
            .isTrue();
      }
    }
  }

  /** Where the readings of a rollback's target differ: 2 served last, and is not blue. */
  @ParameterizedTest
  @FieldSource("READINGS")
  void a_bad_release_after_a_rollback_by_hand_ends_on_blue(Readings readings) {
    try (Lab lab = new Lab(SEED, readings)) {
      lab.release("good");
      lab.pass(STALE);
      lab.rollback();
      lab.pass(STALE);

      Outcome outcome = lab.release("bad");

      assertThat(outcome).isInstanceOf(RolledBack.class);
      lab.pass(STALE);
      assertThat(lab.alias().servesOnly(v(1))).as(lab.alias().traffic()).isTrue();
      assertThat(lab.told().weights()).isNotEmpty().allMatch(weight -> weight <= 1);
    }
  }

  /** More than come in one answer. */
  @ParameterizedTest
  @EnumSource
  void many_deployments_come_newest_first(Order order) {
    try (Lab lab = new Lab(SEED, LIKELY.with(order))) {
      Deployments deployments = lab.untouched().deployments();
      Shift shift = new Shift(v(1), v(9));
      List<String> created = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        created.add(deployments.create(shift, "", new Guards.OfGroup(), Pace.OF_GROUP));
        lab.pass(Duration.ofMinutes(1));
      }

      List<String> newest =
          deployments.newest().map(Deployment::id).filter(created::contains).toList();

      assertThat(newest).isEqualTo(created.reversed());
    }
  }

  @ParameterizedTest
  @FieldSource("READINGS")
  void history_knows_what_became_of_each_version(Readings readings) {
    try (Lab lab = new Lab(SEED, readings)) {
      lab.release("good");
      lab.pass(STALE);
      lab.release("bad");
      lab.pass(STALE);

      List<Fate> fates = History.of(lab.connect(), 5).stream().map(History.Entry::fate).toList();

      assertThat(fates).hasSize(3);
      assertThat(fates.get(0)).isInstanceOf(Fate.RolledBack.class);
      assertThat(fates.get(1)).isInstanceOf(Fate.Released.class);
      assertThat(fates.get(2)).isInstanceOf(Fate.First.class);
    }
  }
}
