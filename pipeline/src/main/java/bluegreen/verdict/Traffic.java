package bluegreen.verdict;

import java.util.List;

/**
 * What a service usually gets and answers.
 *
 * @param perSecond requests a second to both versions together, at least 0
 * @param rate the share of bad answers, 0 to 1
 * @param manner how they are counted
 */
public record Traffic(double perSecond, double rate, Manner manner) {
  public Traffic {
    if (!(perSecond >= 0 && perSecond < 1e9)) {
      throw new IllegalArgumentException(
          "perSecond is %s; it must be from 0 to a thousand million".formatted(perSecond));
    }
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate is %s; it must be from 0 to 1".formatted(rate));
    }
  }

  /**
   * On average over the minutes of a history, in order; those without requests are among them.
   *
   * @param forBursts as in {@link Manner#of}
   */
  public static Traffic of(List<Counts> minutes, Counting forBursts) {
    Dispersion dispersion = Dispersion.of(minutes);
    return new Traffic(
        dispersion.seen().requests() / (60.0 * Math.max(1, minutes.size())),
        dispersion.seen().rate(),
        Manner.of(dispersion, forBursts));
  }

  /** The size of a burst, 1 if there are none. */
  double burst() {
    return manner.dispersion().factor();
  }
}
