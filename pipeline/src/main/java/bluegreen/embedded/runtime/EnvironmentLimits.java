package bluegreen.embedded.runtime;

import java.time.Duration;

/**
 * How much of the machine the function versions may use; durations are real time.
 *
 * @param environments at most per version. Lambda's limit per account is 1,000
 * @param throttling after how much waiting for an environment an invocation is throttled. Lambda
 *     throttles at once; here the limit is so low that a moment's burst would fail what Lambda
 *     serves
 * @param growth after how much waiting for a busy environment another one is started. Lambda starts
 *     one at once; on a few cores a start slows every running environment, and most are free again
 *     within a fraction of the time that a start takes
 * @param init how long an environment may take until it asks for its first invocation
 * @param idle after how much time without an invocation an environment ends, even the last one
 */
record EnvironmentLimits(
    int environments, Duration throttling, Duration growth, Duration init, Duration idle) {
  static final EnvironmentLimits DEFAULT =
      new EnvironmentLimits(
          Math.max(4, 2 * Runtime.getRuntime().availableProcessors()),
          Duration.ofSeconds(10),
          Duration.ofMillis(20),
          Duration.ofSeconds(10),
          Duration.ofMinutes(5));

  EnvironmentLimits {
    if (environments < 1) {
      throw new IllegalArgumentException("environments must be positive, not " + environments);
    }
  }
}
