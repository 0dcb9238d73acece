package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.ShiftSchedule;
import bluegreen.embedded.codedeploy.rules.SettingErrors;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.TimeBasedCanary;
import software.amazon.awssdk.services.codedeploy.model.TimeBasedLinear;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingConfig;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingType;

/** Creates traffic routing configurations, and checks custom ones. */
final class TrafficRouting {
  static final TrafficRoutingConfig ALL_AT_ONCE =
      TrafficRoutingConfig.builder().type(TrafficRoutingType.ALL_AT_ONCE).build();
  private static final Duration LONGEST = Duration.ofDays(2);

  private TrafficRouting() {}

  static TrafficRoutingConfig canary(int percentage, int minutes) {
    return TrafficRoutingConfig.builder()
        .type(TrafficRoutingType.TIME_BASED_CANARY)
        .timeBasedCanary(c -> c.canaryPercentage(percentage).canaryInterval(minutes))
        .build();
  }

  static TrafficRoutingConfig linear(int percentage, int minutes) {
    return TrafficRoutingConfig.builder()
        .type(TrafficRoutingType.TIME_BASED_LINEAR)
        .timeBasedLinear(l -> l.linearPercentage(percentage).linearInterval(minutes))
        .build();
  }

  /** Returns the routing in {@code request}; fails if it breaks a rule. */
  static TrafficRoutingConfig checked(CreateDeploymentConfigRequest request) {
    requireLambda(request.computePlatform());
    if (request.minimumHealthyHosts() != null) {
      throw SettingErrors.minimumHealthyHosts();
    }
    if (request.zonalConfig() != null) {
      throw SettingErrors.zonalConfiguration();
    }
    TrafficRoutingConfig routing = request.trafficRoutingConfig();
    if (routing == null || routing.type() == null) {
      throw SettingErrors.invalidRouting(
          "A traffic routing configuration with a type is required for Lambda.");
    }
    checkParts(routing);
    if (ShiftSchedule.of(routing).length().compareTo(LONGEST) > 0) {
      throw SettingErrors.invalidRouting(
          "At most 2,880 minutes may lie between the first and the last shift.");
    }
    return routing;
  }

  /** Fails for every platform but Lambda; a missing one means Server, as on AWS. */
  static void requireLambda(@Nullable ComputePlatform platform) {
    if (platform != ComputePlatform.LAMBDA) {
      throw SettingErrors.computePlatform(
          Objects.requireNonNullElse(platform, ComputePlatform.SERVER));
    }
  }

  private static void checkParts(TrafficRoutingConfig routing) {
    TimeBasedCanary canary = routing.timeBasedCanary();
    TimeBasedLinear linear = routing.timeBasedLinear();
    boolean consistent =
        switch (routing.type()) {
          case TIME_BASED_CANARY ->
              canary != null
                  && linear == null
                  && isShift(canary.canaryPercentage(), canary.canaryInterval());
          case TIME_BASED_LINEAR ->
              linear != null
                  && canary == null
                  && isShift(linear.linearPercentage(), linear.linearInterval());
          case ALL_AT_ONCE -> canary == null && linear == null;
          case UNKNOWN_TO_SDK_VERSION -> false;
        };
    if (!consistent) {
      throw SettingErrors.invalidRouting(
          "A canary or linear traffic routing configuration needs a percentage from 1 to 99 and an"
              + " interval of at least one minute; AllAtOnce has neither.");
    }
  }

  private static boolean isShift(@Nullable Integer percentage, @Nullable Integer minutes) {
    return percentage != null
        && percentage >= 1
        && percentage <= 99
        && minutes != null
        && minutes >= 1;
  }
}
