package bluegreen.embedded.codedeploy.deployment;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.codedeploy.model.TimeBasedCanary;
import software.amazon.awssdk.services.codedeploy.model.TimeBasedLinear;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingConfig;

/**
 * The steps of a traffic shift. The first one is immediate, the last one gives green all traffic.
 */
public record ShiftSchedule(List<Step> steps) {
  /**
   * One shift of traffic.
   *
   * @param after the delay after the first step
   * @param weight green's share from then on, up to 1
   */
  public record Step(Duration after, double weight) {}

  public ShiftSchedule {
    steps = List.copyOf(steps);
  }

  /** The steps of a canary, linear or all-at-once configuration. */
  public static ShiftSchedule of(TrafficRoutingConfig config) {
    return switch (config.type()) {
      case TIME_BASED_CANARY -> canary(config.timeBasedCanary());
      case TIME_BASED_LINEAR -> linear(config.timeBasedLinear());
      case ALL_AT_ONCE -> new ShiftSchedule(List.of(new Step(Duration.ZERO, 1)));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("unknown traffic routing type: " + config);
    };
  }

  /** Whether a single step shifts all traffic. */
  boolean isAtOnce() {
    return steps.size() == 1;
  }

  /** The time from the first step to the last one. */
  public Duration length() {
    return steps.getLast().after();
  }

  private static ShiftSchedule canary(TimeBasedCanary canary) {
    return new ShiftSchedule(
        List.of(
            new Step(Duration.ZERO, canary.canaryPercentage() / 100.0),
            new Step(Duration.ofMinutes(canary.canaryInterval()), 1)));
  }

  private static ShiftSchedule linear(TimeBasedLinear linear) {
    int percentage = linear.linearPercentage();
    Duration interval = Duration.ofMinutes(linear.linearInterval());
    int last = Math.ceilDiv(100, percentage) - 1;
    return new ShiftSchedule(
        IntStream.rangeClosed(0, last)
            .mapToObj(
                i ->
                    new Step(interval.multipliedBy(i), Math.min(100, percentage * (i + 1)) / 100.0))
            .toList());
  }
}
