package bluegreen.verdict;

import static bluegreen.verdict.Source.CONCURRENT_PROBES;
import static bluegreen.verdict.Source.PROBES;
import static bluegreen.verdict.Source.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import bluegreen.verdict.Counts.Environments;
import bluegreen.verdict.Verdict.Ground;
import bluegreen.verdict.Verdict.Healthy;
import bluegreen.verdict.Verdict.Inconclusive;
import bluegreen.verdict.Verdict.Worse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Kind SLOW = new Kind.Slow(Duration.ofMillis(300));
  private static final Kind SLOWER = new Kind.Slow(Duration.ofMillis(900));
  private static final Counts GOOD = new Counts(900, 0);
  private static final Dispersion IN_TENS = new Dispersion(10, 1, new Counts(100_000, 200));

  private final Judge judge = Judge.ofErrors(Tolerances.DEFAULT, Manner.PLAIN);

  private static Judge counting(Counting counting) {
    return Judge.ofErrors(Tolerances.DEFAULT, new Manner(counting, IN_TENS));
  }

  private static Period period(long green, long bad, Counts blue) {
    return new Period(new Counts(green, bad), blue);
  }

  @Test
  void nothing_seen_is_inconclusive_and_lacks_about_seventy_requests() {
    assertThat(judge.verdict())
        .asInstanceOf(type(Inconclusive.class))
        .satisfies(
            verdict -> {
              assertThat(verdict.suspicion()).isFalse();
              assertThat(verdict.evidence().probability()).isEqualTo(1);
              assertThat(verdict.missing().seen()).isZero();
              assertThat(verdict.missing().further().getAsLong()).isBetween(58L, 80L);
              assertThat(verdict.missing().time()).isEmpty();
            });
  }

  @Test
  void three_errors_of_green_at_a_tenth_of_the_traffic_are_worse() {
    assertThat(judge.after(period(100, 2, GOOD)).verdict()).isInstanceOf(Inconclusive.class);
    assertThat(judge.after(period(100, 3, GOOD)).verdict())
        .asInstanceOf(type(Worse.class))
        .satisfies(
            verdict -> {
              assertThat(verdict.ground()).isEqualTo(Ground.ERRORS);
              assertThat(verdict.evidence().worseBound()).isCloseTo(Math.log(100), within(1e-12));
              assertThat(verdict.evidence().probability()).isBetween(0.003, 0.004);
            });
  }

  @Test
  void seventy_good_answers_are_healthy_and_sixty_lack_ten_more_minutes() {
    Judge after = judge;
    for (int minute = 0; minute < 5; minute++) {
      after = after.after(period(10, 0, new Counts(90, 0)));
    }

    assertThat(after.verdict())
        .asInstanceOf(type(Inconclusive.class))
        .satisfies(
            verdict -> {
              assertThat(verdict.missing().seen()).isEqualTo(50);
              assertThat(verdict.missing().further().getAsLong()).isBetween(9L, 20L);
              assertThat(verdict.missing().time().orElseThrow())
                  .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(120));
            });
    for (int minute = 0; minute < 2; minute++) {
      after = after.after(period(10, 0, new Counts(90, 0)));
    }
    assertThat(after.verdict())
        .asInstanceOf(type(Healthy.class))
        .satisfies(
            verdict -> {
              assertThat(verdict.blueIsWorse()).isFalse();
              assertThat(verdict.evidence().excludedBound()).isCloseTo(Math.log(20), within(1e-9));
            });
  }

  @Test
  void a_green_that_seems_worse_can_not_say_when_it_will_be_healthy() {
    Judge after = judge.after(period(30, 4, new Counts(30, 0)));

    assertThat(after.verdict())
        .asInstanceOf(type(Inconclusive.class))
        .satisfies(verdict -> assertThat(verdict.missing().further()).isEmpty())
        .satisfies(verdict -> assertThat(verdict.missing().time()).isEmpty());
  }

  @Test
  void green_better_than_a_failing_blue_is_healthy() {
    Judge after = judge;
    for (int minute = 0; minute < 4; minute++) {
      after = after.after(period(30, 0, new Counts(270, 90)));
    }

    assertThat(after.verdict())
        .asInstanceOf(type(Healthy.class))
        .satisfies(verdict -> assertThat(verdict.blueIsWorse()).isTrue());
  }

  @Test
  void an_outage_of_everything_is_nothing_that_green_did() {
    assertThat(judge.after(period(100, 100, new Counts(900, 900))).verdict())
        .isInstanceOf(Inconclusive.class);
  }

  @Test
  void a_burst_of_one_environment_is_a_suspicion_only() {
    assertThat(counting(Counting.ONE_A_MINUTE).after(period(100, 9, GOOD)).verdict())
        .asInstanceOf(type(Inconclusive.class))
        .satisfies(verdict -> assertThat(verdict.suspicion()).isTrue());
  }

  @Test
  void concurrent_probes_decide_on_a_suspicion() {
    Judge suspicious = counting(Counting.ONE_A_MINUTE).after(period(100, 9, GOOD));

    assertThat(probed(suspicious, 3, 7)).isInstanceOf(Worse.class);
    assertThat(probed(suspicious, 0, 7)).isInstanceOf(Inconclusive.class);
  }

  private static Verdict probed(Judge suspicious, long bad, long blues) {
    return suspicious
        .after(Kind.ERRORS, CONCURRENT_PROBES, period(3, bad, new Counts(blues, 0)))
        .verdict();
  }

  @Test
  void probes_that_follow_each_other_count_as_the_public_s_answers_do() {
    Judge suspicious = counting(Counting.ONE_A_MINUTE).after(period(100, 9, GOOD));

    assertThat(suspicious.after(Kind.ERRORS, PROBES, period(3, 3, new Counts(7, 0))).verdict())
        .isInstanceOf(Inconclusive.class);
  }

  @Test
  void each_failing_environment_counts_where_environments_are_known() {
    Judge by = counting(Counting.ONE_AN_ENVIRONMENT);
    Counts one = new Counts(100, 30, new Environments(3, 1));
    Counts three = new Counts(100, 30, new Environments(9, 3));

    assertThat(by.after(new Period(one, GOOD)).verdict()).isInstanceOf(Inconclusive.class);
    assertThat(by.after(new Period(three, GOOD)).verdict()).isInstanceOf(Worse.class);
  }

  @Test
  void blue_s_bursts_count_by_environment_too() {
    Counts green = new Counts(100, 40, new Environments(10, 4));
    Counts blue = new Counts(900, 30, new Environments(90, 3));

    assertThat(evidence(Counting.ONE_AN_ENVIRONMENT, green, blue))
        .isGreaterThan(evidence(Counting.ONE_A_MINUTE, green, blue) + 4);
  }

  private static double evidence(Counting counting, Counts green, Counts blue) {
    return counting(counting).after(new Period(green, blue)).verdict().evidence().worse();
  }

  @Test
  void a_green_that_fails_every_request_is_worse_outside_of_the_bound() {
    assertThat(failing(10, 10, 2, new Counts(10, 0)))
        .asInstanceOf(type(Worse.class))
        .satisfies(verdict -> assertThat(verdict.ground()).isEqualTo(Ground.FAILS_EVERY_REQUEST));
    assertThat(failing(9, 9, 2, new Counts(9, 0))).isInstanceOf(Inconclusive.class);
    assertThat(failing(11, 10, 2, new Counts(10, 0))).isInstanceOf(Inconclusive.class);
    assertThat(failing(10, 10, 1, new Counts(10, 0))).isInstanceOf(Inconclusive.class);
    assertThat(failing(10, 10, 2, new Counts(10, 5))).isInstanceOf(Inconclusive.class);
    assertThat(failing(10, 10, 2, Counts.NONE)).isInstanceOf(Inconclusive.class);
  }

  private static Verdict failing(long requests, long bad, long environments, Counts blue) {
    Counts green = new Counts(requests, bad, new Environments(environments, environments));
    return counting(Counting.ONE_A_MINUTE).after(new Period(green, blue)).verdict();
  }

  @Test
  void bursts_take_as_many_times_more_good_answers() {
    Period good = period(100, 0, GOOD);

    assertThat(judge.after(good).verdict()).isInstanceOf(Healthy.class);
    assertThat(counting(Counting.ONE_A_MINUTE).after(good).verdict())
        .isInstanceOf(Inconclusive.class);
  }

  @Test
  void probes_show_a_version_healthy_that_nobody_calls() {
    assertThat(judge.after(Kind.ERRORS, PROBES, period(40, 0, new Counts(40, 0))).verdict())
        .isInstanceOf(Inconclusive.class);
    assertThat(judge.after(Kind.ERRORS, PROBES, period(80, 0, new Counts(80, 0))).verdict())
        .isInstanceOf(Healthy.class);
  }

  @Test
  void evidence_of_sources_is_multiplied() {
    Period two = period(100, 2, GOOD);
    double both = judge.after(two).after(Kind.ERRORS, PROBES, two).verdict().evidence().worse();

    assertThat(both).isGreaterThan(2 * judge.after(two).verdict().evidence().worse());
  }

  @Test
  void a_slow_version_is_worse_and_errors_take_a_little_more_beside_slowness() {
    Judge three =
        Judge.of(
            Tolerances.DEFAULT,
            Map.of(Kind.ERRORS, Manner.PLAIN, SLOW, Manner.PLAIN, SLOWER, Manner.PLAIN));

    assertThat(three.after(SLOW, PUBLIC, period(100, 60, new Counts(900, 90))).verdict())
        .asInstanceOf(type(Worse.class))
        .satisfies(verdict -> assertThat(verdict.ground()).isEqualTo(Ground.SLOWNESS));
    assertThat(three.after(period(100, 3, GOOD)).verdict().evidence().worse())
        .isCloseTo(
            Math.log(
                0.8 * Math.exp(judge.after(period(100, 3, GOOD)).verdict().evidence().worse())
                    + 0.2),
            within(1e-9));
    assertThat(three.after(period(100, 5, GOOD)).verdict())
        .asInstanceOf(type(Worse.class))
        .satisfies(verdict -> assertThat(verdict.ground()).isEqualTo(Ground.ERRORS));
  }

  @Test
  void healthy_takes_every_kind() {
    Judge both =
        Judge.of(Tolerances.DEFAULT, Map.of(Kind.ERRORS, Manner.PLAIN, SLOW, Manner.PLAIN))
            .after(period(200, 0, GOOD));

    assertThat(both.verdict()).isInstanceOf(Inconclusive.class);
    assertThat(both.after(SLOW, PUBLIC, period(200, 20, new Counts(900, 90))).verdict())
        .isInstanceOf(Healthy.class);
  }

  @Test
  void slowness_alone_can_be_judged() {
    Judge slow = Judge.of(Tolerances.DEFAULT, Map.of(SLOW, Manner.PLAIN));

    assertThat(slow.after(SLOW, PUBLIC, period(100, 60, new Counts(900, 90))).verdict())
        .asInstanceOf(type(Worse.class))
        .satisfies(verdict -> assertThat(verdict.ground()).isEqualTo(Ground.SLOWNESS));
  }

  @Test
  void periods_that_still_move_are_judged_on_a_copy() {
    Judge settled = judge.after(period(100, 1, GOOD));
    double before = settled.verdict().evidence().worse();

    assertThat(settled.after(period(100, 5, GOOD)).verdict()).isInstanceOf(Worse.class);
    assertThat(settled.verdict().evidence().worse()).isEqualTo(before);
  }

  @Test
  void a_finding_has_the_counts_and_where_the_rates_lie() {
    Finding finding =
        judge
            .after(period(100, 1, new Counts(900, 90)))
            .after(period(100, 0, new Counts(900, 90)))
            .verdict()
            .evidence()
            .findings()
            .getFirst();

    assertThat(finding.kind()).isEqualTo(Kind.ERRORS);
    assertThat(finding.green().requests()).isEqualTo(200);
    assertThat(finding.green().bad()).isEqualTo(1);
    assertThat(finding.blue().rate()).isEqualTo(0.1);
    assertThat(finding.counting()).isEqualTo(Counting.EVERY_ANSWER);
    assertThat(finding.intervals().blue().low()).isBetween(0.07, 0.08);
    assertThat(finding.intervals().blue().high()).isBetween(0.12, 0.14);
    assertThat(finding.intervals().difference().low()).isLessThan(-0.12);
    assertThat(finding.intervals().difference().high()).isBetween(-0.08, 0.0);
  }

  @Test
  void what_is_not_judged_is_refused_by_name() {
    assertThatThrownBy(() -> judge.after(SLOW, PUBLIC, period(1, 0, GOOD)))
        .hasMessage("Slow[above=PT0.3S] is not judged; the kinds are [Errors[]]");
    assertThatThrownBy(() -> Judge.of(Tolerances.DEFAULT, Map.of()))
        .hasMessage("kinds is empty; a judge needs at least one");
  }
}
