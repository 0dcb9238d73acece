package bluegreen.verdict;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All evidence of one kind. Immutable; its size does not depend on the number of periods.
 *
 * @param expected blue's rate before the release
 * @param green of all sources
 * @param blue of all sources
 * @param watched how long the public's periods were together
 * @param worse that green is worse, as counted
 * @param plain that green is worse, if each answer counted
 * @param better that blue is worse, as counted
 * @param exclusions that green is not worse by δ, for each source
 */
record Ledger(
    Manner manner,
    double expected,
    Counts green,
    Counts blue,
    Duration watched,
    Odds worse,
    Odds plain,
    Odds better,
    Map<Source, Exclusion> exclusions) {
  /** Rates of a service of which nothing is known. Green is judged well if blue is below. */
  static final double USUALLY_BAD = 0.005;

  static final double USUALLY_SLOW = 0.5;

  /** Requests to blue for each to green, before there were any. */
  private static final double USUAL_SHARE = 9;

  /** More requests or seconds than this are never. */
  private static final double MOST = 1e12;

  static Ledger counting(Kind kind, Manner manner) {
    double usual = kind instanceof Kind.Slow ? USUALLY_SLOW : USUALLY_BAD;
    return new Ledger(
        manner,
        manner.dispersion().expectedRate(usual),
        Counts.NONE,
        Counts.NONE,
        Duration.ZERO,
        Odds.NONE,
        Odds.NONE,
        Odds.NONE,
        Map.of());
  }

  Ledger with(Source source, Period period, Tolerances tolerances, double delta) {
    Manner now = source == Source.CONCURRENT_PROBES ? Manner.PLAIN : manner;
    double ratio = tolerances.ratio();
    Map<Source, Exclusion> all = new EnumMap<>(Source.class);
    all.putAll(exclusions);
    all.put(
        source,
        exclusion(source)
            .with(
                share(period.green(), now.dispersion().factor()),
                share(period.blue(), now.dispersion().factor()),
                delta));
    return new Ledger(
        manner,
        expected,
        green.plus(period.green()),
        blue.plus(period.blue()),
        source == Source.PUBLIC ? watched.plus(period.length()) : watched,
        counted(worse, period, now.counting(), ratio),
        plain.withAnswers(period, ratio),
        counted(better, period.reversed(), now.counting(), 1),
        all);
  }

  private static Exclusion.Share share(Counts counts, double dispersion) {
    return Exclusion.Share.of(counts, dispersion);
  }

  private static Odds counted(Odds odds, Period period, Counting counting, double ratio) {
    return counting == Counting.EVERY_ANSWER
        ? odds.withAnswers(period, ratio)
        : odds.withCauses(period, counting, ratio);
  }

  private Exclusion exclusion(Source source) {
    return exclusions.getOrDefault(source, Exclusion.expecting(expected));
  }

  /** The logarithm of the e-value for "green is not worse by δ", over all sources. */
  double excluded() {
    return exclusions.values().stream().mapToDouble(Exclusion::log).sum();
  }

  /**
   * Whether green failed every one of at least ten requests, in two environments, and blue did not.
   */
  boolean failsEveryRequest() {
    return green.requests() >= 10
        && green.bad() == green.requests()
        && green.environments().failing() >= 2
        && blue.requests() > 0
        && blue.rate() < 0.5;
  }

  Finding finding(Kind kind, double error) {
    double factor = manner.dispersion().factor();
    Exclusion.Share greens = share(green, factor);
    Exclusion.Share blues = share(blue, factor);
    return new Finding(
        kind,
        green,
        blue,
        worse.log(),
        excluded(),
        new Finding.Intervals(
            Interval.rate(greens, error),
            Interval.rate(blues, error),
            Interval.rate(greens, error / 2).minus(Interval.rate(blues, error / 2))),
        manner.counting());
  }

  /** What is missing until healthy, if the public's requests and both rates go on as they were. */
  Missing missing(double bound, double delta) {
    Exclusion all = exclusion(Source.PUBLIC);
    double requests = all.green().requests();
    double blues = requests == 0 ? USUAL_SHARE : all.blue().requests() / requests;
    double gain =
        all.gain(
            new Exclusion.Share(1, all.greenRate()),
            new Exclusion.Share(blues, blues * all.blueRate()),
            delta);
    double further = Math.max(0, bound - excluded()) / gain;
    double seconds = further / requests * watched.toSeconds();
    return new Missing(
        green.requests(),
        further < MOST
            ? OptionalLong.of((long) Math.ceil(further * manner.dispersion().factor()))
            : OptionalLong.empty(),
        seconds < MOST ? Optional.of(Duration.ofSeconds((long) seconds)) : Optional.empty());
  }
}
