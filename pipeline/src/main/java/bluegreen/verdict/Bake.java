package bluegreen.verdict;

import java.time.Duration;

/**
 * Chooses how long a canary lasts and how much of the traffic it gets.
 *
 * @param probability with which a harm of δ has to be found, and a good version be healthy: 0.5 to
 *     0.99
 * @param longest at least a minute
 * @param heaviest the largest share of the requests, above 0 and at most 0.5
 */
public record Bake(double probability, Duration longest, double heaviest) {
  /** Shares to choose from; few users first. */
  private static final double[] WEIGHTS = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5};

  public Bake {
    if (!(probability >= 0.5 && probability <= 0.99)) {
      throw new IllegalArgumentException(
          "probability is %s; it must be from 0.5 to 0.99".formatted(probability));
    }
    if (longest.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException(
          "longest is %s; it must be at least a minute".formatted(longest));
    }
    if (!(heaviest > 0 && heaviest <= 0.5)) {
      throw new IllegalArgumentException(
          "heaviest is %s; it must be above 0 and at most 0.5".formatted(heaviest));
    }
  }

  /**
   * The smallest share that makes the promise in time, and the shortest length with it; where none
   * does, the largest share for the longest time, which {@link Plan#promises} less.
   */
  public Plan choose(Traffic traffic, Tolerances tolerances) {
    for (double weight : WEIGHTS) {
      Plan plan = new Plan(traffic, tolerances, Math.min(weight, heaviest), longest);
      if (plan.promises(probability)) {
        return shortest(plan);
      }
      if (weight >= heaviest) {
        return plan;
      }
    }
    return new Plan(traffic, tolerances, heaviest, longest);
  }

  private Plan shortest(Plan plan) {
    long low = 0;
    long high = plan.length().toMinutes();
    while (high - low > 1) {
      long middle = (low + high) / 2;
      if (lasting(plan, middle).promises(probability)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return lasting(plan, high);
  }

  private static Plan lasting(Plan plan, long minutes) {
    return new Plan(plan.traffic(), plan.tolerances(), plan.weight(), Duration.ofMinutes(minutes));
  }
}
