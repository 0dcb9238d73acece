package bluegreen.embedded.runtime;

import java.time.Duration;

/**
 * How much of the machine the function versions may use; durations are real time.
 *
 * @param environments per version; Lambda's account limit is 1,000, but a laptop is no region
 * @param line how long an invocation waits for one of them before it is throttled. Lambda throttles
 *     at once; here the limit is so low that a moment's burst would fail what Lambda serves
 * @param patience how long an invocation waits for a busy environment before another is started.
 *     Lambda starts one at once; on a few cores a start slows every running environment, and most
 *     are free again within a fraction of the time that a start takes
 * @param init how long an environment may take until it asks for its first invocation
 * @param idle after how much time without an invocation an environment ends; none is kept
 */
public record Limits(
    int environments, Duration line, Duration patience, Duration init, Duration idle) {
  public static final Limits DEFAULT =
      new Limits(
          Math.max(4, 2 * Runtime.getRuntime().availableProcessors()),
          Duration.ofSeconds(10),
          Duration.ofMillis(20),
          Duration.ofSeconds(10),
          Duration.ofMinutes(5));

  public Limits {
    if (environments < 1) {
      throw new IllegalArgumentException("environments must be positive, not " + environments);
    }
  }
}
