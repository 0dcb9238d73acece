package bluegreen.verdict;

import java.util.List;

/**
 * Whether a service's bad answers come one by one or in bursts, as its past shows.
 *
 * @param index the variance of the bad answers of a minute, divided by what it would be if they
 *     came independently: near 1, or clearly more for bursts; 1 if there were too few to tell
 */
public record Dispersion(double index) {
  /** So many minutes with bad answers tell something. */
  private static final int ENOUGH = 3;

  /** Well above what the index of independent answers reaches over a day of minutes. */
  private static final double BURSTS = 1.5;

  /** Computes it from minutes, of which some may have had more requests than others. */
  public static Dispersion of(List<Counts> minutes) {
    Counts all = minutes.stream().reduce(Counts.NONE, Counts::plus);
    long withBad = minutes.stream().filter(minute -> minute.bad() > 0).count();
    if (all.bad() == 0) {
      return new Dispersion(1);
    }
    if (withBad < ENOUGH) {
      // All of a day's bad answers in one minute or two: one a minute is nothing, more is a burst.
      return new Dispersion((double) all.bad() / withBad);
    }
    double sum = 0;
    int counted = 0;
    for (Counts minute : minutes) {
      double expected = minute.requests() * all.rate();
      if (expected > 0) {
        sum += Math.pow(minute.bad() - expected, 2) / (expected * Math.max(1 - all.rate(), 1e-9));
        counted++;
      }
    }
    return new Dispersion(sum / Math.max(1, counted - 1));
  }

  /** Whether bad answers come in bursts. */
  public boolean inBursts() {
    return index > BURSTS;
  }
}
