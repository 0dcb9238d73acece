package bluegreen.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.verdict.Verdict.Ground;
import bluegreen.verdict.Verdict.Healthy;
import bluegreen.verdict.Verdict.Inconclusive;
import bluegreen.verdict.Verdict.Worse;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private final Judge judge = new Judge(Tolerances.DEFAULT, Counting.EVERY_ANSWER);
  private final Judge careful = new Judge(Tolerances.DEFAULT, Counting.ONE_A_PERIOD);

  @Test
  void three_bad_answers_of_green_and_none_of_blue_are_enough() {
    assertThat(judge.judge(traffic(period(10, 2, 90, 0)))).isInstanceOf(Inconclusive.class);
    assertThat(judge.judge(traffic(period(10, 3, 90, 0))))
        .isInstanceOfSatisfying(
            Worse.class,
            worse -> {
              assertThat(worse.ground()).isEqualTo(Ground.ERRORS);
              assertThat(worse.numbers().green()).isEqualTo(new Counts(10, 3));
              assertThat(worse.numbers().blue()).isEqualTo(new Counts(90, 0));
              assertThat(worse.numbers().byChance()).isBetween(0.001, 0.01);
            });
  }

  @Test
  void an_outage_on_both_sides_is_not_greens_fault() {
    assertThat(judge.judge(traffic(period(60, 60, 540, 540))).numbers().byChance()).isEqualTo(1);
  }

  @Test
  void nothing_seen_is_inconclusive_and_nobody_knows_how_much_is_missing() {
    assertThat(judge.judge(Sample.NOTHING))
        .isInstanceOfSatisfying(
            Inconclusive.class,
            thin -> {
              assertThat(thin.missing()).isEqualTo(OptionalLong.empty());
              assertThat(thin.numbers().range()).isEqualTo(new Verdict.Range(0, 1));
            });
  }

  @Test
  void what_is_missing_is_said() {
    assertThat(judge.judge(traffic(period(12, 0, 108, 0))))
        .isInstanceOfSatisfying(
            Inconclusive.class,
            thin -> assertThat(thin.missing().orElseThrow()).isBetween(40L, 65L));
  }

  @Test
  void enough_good_answers_are_healthy() {
    assertThat(
            judge.judge(
                traffic(Collections.nCopies(5, period(20, 0, 180, 1)).toArray(Period[]::new))))
        .isInstanceOfSatisfying(
            Healthy.class, healthy -> assertThat(healthy.numbers().unseen()).isLessThan(0.05));
  }

  @Test
  void probes_are_evidence_where_the_public_sends_none() {
    Sample good = new Sample(List.of(), Collections.nCopies(10, period(10, 0, 10, 0)), List.of());
    Sample bad = new Sample(List.of(), List.of(period(10, 10, 10, 0)), List.of());

    assertThat(judge.judge(good)).isInstanceOf(Healthy.class);
    assertThat(judge.judge(bad)).isInstanceOf(Worse.class);
  }

  @Test
  void evidence_of_both_counts_together() {
    Period little = period(10, 2, 90, 0);

    assertThat(judge.judge(new Sample(List.of(little), List.of(little), List.of())))
        .isInstanceOf(Worse.class);
  }

  @Test
  void slow_answers_alone_are_enough() {
    Period slow = period(60, 50, 540, 54);

    assertThat(
            judge.judge(
                new Sample(List.of(period(60, 0, 540, 0)), List.of(), List.of(List.of(slow)))))
        .isInstanceOfSatisfying(
            Worse.class, worse -> assertThat(worse.ground()).isEqualTo(Ground.SLOWNESS));
  }

  @Test
  void a_burst_counts_once_where_bursts_are_usual() {
    Sample burst = traffic(new Period(new Counts(60, 20), new Counts(540, 0), 1));

    assertThat(careful.judge(burst)).isInstanceOf(Inconclusive.class);
    assertThat(careful.isSuspicious(burst)).isTrue();
    assertThat(new Judge(Tolerances.DEFAULT, Counting.ONE_AN_ENVIRONMENT).judge(burst))
        .isInstanceOf(Inconclusive.class);
  }

  @Test
  void bursts_of_several_environments_count_several_times() {
    Sample bursts = traffic(new Period(new Counts(60, 20), new Counts(540, 0), 3));

    assertThat(new Judge(Tolerances.DEFAULT, Counting.ONE_AN_ENVIRONMENT).judge(bursts))
        .isInstanceOf(Worse.class);
  }

  @Test
  void a_green_that_fails_every_request_is_worse_also_where_bursts_are_usual() {
    assertThat(careful.judge(traffic(new Period(new Counts(10, 10), new Counts(90, 0), 2))))
        .isInstanceOfSatisfying(
            Worse.class, worse -> assertThat(worse.ground()).isEqualTo(Ground.ALL_FAILED));
    assertThat(careful.judge(traffic(new Period(new Counts(9, 9), new Counts(90, 0), 2))))
        .isInstanceOf(Inconclusive.class);
    assertThat(careful.judge(traffic(new Period(new Counts(10, 10), new Counts(90, 0), 1))))
        .isInstanceOf(Inconclusive.class);
    assertThat(careful.judge(traffic(new Period(new Counts(10, 10), new Counts(90, 90), 2))))
        .isInstanceOf(Inconclusive.class);
  }

  private static Sample traffic(Period... periods) {
    return new Sample(List.of(periods), List.of(), List.of());
  }

  private static Period period(long g, long x, long b, long y) {
    return new Period(new Counts(g, x), new Counts(b, y));
  }
}
