package bluegreen.embedded.runtime;

import java.time.Duration;

/**
 * Limits on the execution environments of function versions. Durations are real time.
 *
 * @param environments the most per version. Lambda's limit per account is 1,000
 * @param throttling how long an invocation waits for an environment before it is throttled. Lambda
 *     throttles at once; with the low limit here, short bursts that Lambda serves would fail
 * @param growth how long an invocation waits for a busy environment before another one is started.
 *     Lambda starts one at once; on few cores a start slows all running environments, and most are
 *     free again in a fraction of the time that a start takes
 * @param init how long an environment may take to ask for its first invocation
 * @param idle how long an environment is kept without an invocation, even the last one
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
