package bluegreen.embedded.front;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.front.Exchange.By;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

class BalancerMetricsTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ARN = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:";
  private static final String BOTH =
      "LoadBalancer=app/lotto/50dc6c495c0c9188,TargetGroup=targetgroup/live/73e2d6bc24d8a067";
  private static final String BALANCER = "LoadBalancer=app/lotto/50dc6c495c0c9188";
  private static final String GROUP = "TargetGroup=targetgroup/live/73e2d6bc24d8a067";

  private final List<String> recorded = new ArrayList<>();
  private final BalancerMetrics metrics =
      new BalancerMetrics(
          (at, namespace, metric, dimensions, value, unit) -> {
            assertThat(at).isEqualTo(AT);
            assertThat(namespace).isEqualTo("AWS/ApplicationELB");
            recorded.add(metric + " " + names(dimensions) + " " + value + " " + unit);
          },
          ARN + "loadbalancer/app/lotto/50dc6c495c0c9188");

  @ParameterizedTest
  @CsvSource({"200, 2XX", "301, 3XX", "404, 4XX", "500, 5XX", "503, 5XX"})
  void an_answer_of_the_function_counts_by_its_status(int status, String name) {
    record(new By.Version("7"), status);

    assertThat(recorded)
        .containsExactlyInAnyOrder(
            "RequestCount " + BALANCER + " 1.0 Count",
            "RequestCount " + BOTH + " 1.0 Count",
            "TargetResponseTime " + BALANCER + " 0.25 Seconds",
            "TargetResponseTime " + BOTH + " 0.25 Seconds",
            "HTTPCode_Target_" + name + "_Count " + BALANCER + " 1.0 Count",
            "HTTPCode_Target_" + name + "_Count " + BOTH + " 1.0 Count");
  }

  @Test
  void a_failed_function_counts_as_an_error_of_the_balancer_and_of_the_user() {
    record(new By.BalancerForVersion("7", AlbError.LAMBDA_UNHANDLED), 502);

    assertThat(recorded)
        .containsExactlyInAnyOrder(
            "RequestCount " + BALANCER + " 1.0 Count",
            "RequestCount " + BOTH + " 1.0 Count",
            "TargetResponseTime " + BALANCER + " 0.25 Seconds",
            "TargetResponseTime " + BOTH + " 0.25 Seconds",
            "LambdaUserError " + GROUP + " 1.0 Count",
            "LambdaUserError " + BOTH + " 1.0 Count",
            "HTTPCode_ELB_5XX_Count " + BALANCER + " 1.0 Count",
            "HTTPCode_ELB_502_Count " + BALANCER + " 1.0 Count");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"BAD_REQUEST", "METHOD_NOT_ALLOWED", "URI_TOO_LONG", "NO_TARGET"})
  void every_error_of_a_request_to_a_function_is_the_users_or_lambdas(AlbError error) {
    record(new By.Balancer(error), error.status().code());

    String fault =
        error == AlbError.LAMBDA_SERVICE_EXCEPTION ? "LambdaInternalError" : "LambdaUserError";
    assertThat(recorded)
        .contains(fault + " " + GROUP + " 1.0 Count", fault + " " + BOTH + " 1.0 Count")
        .noneMatch(line -> line.startsWith("TargetResponseTime"));
  }

  @Test
  void a_request_that_chose_no_target_counts_only_as_the_balancers_error() {
    metrics.record(AT, exchange(new By.Balancer(AlbError.NO_TARGET), 503, Optional.empty()));

    assertThat(recorded)
        .containsExactly(
            "HTTPCode_ELB_5XX_Count " + BALANCER + " 1.0 Count",
            "HTTPCode_ELB_503_Count " + BALANCER + " 1.0 Count");
  }

  @Test
  void a_clients_error_has_no_metric_of_its_own_status() {
    metrics.record(AT, exchange(new By.Balancer(AlbError.BAD_REQUEST), 400, Optional.empty()));

    assertThat(recorded).containsExactly("HTTPCode_ELB_4XX_Count " + BALANCER + " 1.0 Count");
  }

  @Test
  void a_balancer_with_another_arn_publishes_under_that() {
    metrics.rename(ARN + "loadbalancer/app/orders/1");

    metrics.record(AT, exchange(new By.Balancer(AlbError.BAD_REQUEST), 400, Optional.empty()));

    assertThat(recorded)
        .containsExactly("HTTPCode_ELB_4XX_Count LoadBalancer=app/orders/1 1.0 Count");
  }

  private void record(By by, int status) {
    metrics.record(
        AT, exchange(by, status, Optional.of(ARN + "targetgroup/live/73e2d6bc24d8a067")));
  }

  private static Exchange exchange(By by, int status, Optional<String> group) {
    return new Exchange(AT.plusSeconds(9), Duration.ofMillis(250), status, by, group);
  }

  private static String names(List<Dimension> dimensions) {
    return dimensions.stream()
        .map(dimension -> dimension.name() + "=" + dimension.value())
        .collect(Collectors.joining(","));
  }
}
