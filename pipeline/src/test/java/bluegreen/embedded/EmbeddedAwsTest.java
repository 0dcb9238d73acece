package bluegreen.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.Environments;
import bluegreen.rehearsal.Stage;
import bluegreen.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

class EmbeddedAwsTest {
  private final Closing environments = new Closing();

  @Test
  void a_boot_that_fails_closes_what_it_has_opened() throws IOException {
    try (ServerSocket taken = loopback(0)) {
      int free = freePort();

      assertThatThrownBy(() -> boot(taken.getLocalPort(), free))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("AWS endpoint")
          .hasMessageContaining("port " + taken.getLocalPort());

      assertThat(environments.closed).isTrue();
      assertThatCode(() -> loopback(free).close()).doesNotThrowAnyException();
    }
  }

  @Test
  void a_load_balancer_without_a_port_fails_clearly() throws IOException {
    try (ServerSocket taken = loopback(0)) {
      assertThatThrownBy(() -> boot(0, taken.getLocalPort()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("load balancer")
          .hasMessageContaining("port " + taken.getLocalPort());

      assertThat(environments.closed).isTrue();
    }
  }

  @Test
  void an_empty_one_serves_nobody_until_its_load_balancer_is_told_whom_to_ask() throws Exception {
    try (EmbeddedAws aws = EmbeddedAws.boot(AwsSettings.of(environments))) {
      assertThat(status(aws)).isEqualTo(503);

      aws.forward("arn:group", "arn:aws:lambda:eu-central-1:123456789012:function:lotto:live");

      assertThat(status(aws)).as("of a function that doesn't exist").isEqualTo(502);
    }
  }

  @Test
  void its_load_balancer_publishes_metrics_which_come_late_and_grow() {
    try (World world = new World()) {
      world.aws().nameBalancer("arn:aws:elasticloadbalancing:loadbalancer/app/lotto/1");
      for (int i = 0; i < 4; i++) {
        world.ask();
      }
      List<Double> seen = new ArrayList<>();
      for (Duration later : List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(1))) {
        world.pass(later);
        seen.add(requests(world));
      }

      assertThat(seen.getFirst()).isZero();
      assertThat(seen.get(1)).isPositive().isLessThan(seen.getLast());
      assertThat(seen.getLast()).isEqualTo(4 * World.ASKED_EACH_WAIT);
    }
  }

  private static double requests(World world) {
    return world
        .clients()
        .cloudWatch()
        .getMetricStatistics(
            r ->
                r.namespace("AWS/ApplicationELB")
                    .metricName("RequestCount")
                    .dimensions(
                        Dimension.builder().name("LoadBalancer").value("app/lotto/1").build(),
                        Dimension.builder()
                            .name("TargetGroup")
                            .value("targetgroup/lotto/0123456789abcdef")
                            .build())
                    .startTime(world.aws().now().minus(Duration.ofMinutes(9)))
                    .endTime(world.aws().now())
                    .period(60)
                    .statistics(Statistic.SUM))
        .datapoints()
        .stream()
        .mapToDouble(Datapoint::sum)
        .sum();
  }

  @Test
  void no_two_have_the_same_secrets() {
    try (EmbeddedAws one = EmbeddedAws.boot(AwsSettings.of(environments));
        EmbeddedAws other = EmbeddedAws.boot(AwsSettings.of(environments))) {
      for (String secret : List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")) {
        assertThat(one.environment().get(secret))
            .hasSizeGreaterThan(26)
            .isNotEqualTo(other.environment().get(secret));
      }
      assertThat(one.ecr().token())
          .hasSizeGreaterThan(26)
          .isNotEqualTo(other.ecr().token())
          .isEqualTo(environments.tokens.getFirst());
    }
  }

  private static int status(EmbeddedAws aws) throws IOException {
    return ((HttpURLConnection) aws.url().toURL().openConnection()).getResponseCode();
  }

  private void boot(int port, int httpPort) {
    Stage.boot(AwsSettings.of(environments).withPorts(port, httpPort), World.bundle()).close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = loopback(0)) {
      return free.getLocalPort();
    }
  }

  private static ServerSocket loopback(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  /** Runs nothing, and knows whether it was closed. */
  private static final class Closing implements Environments {
    private final List<String> tokens = new ArrayList<>();
    private boolean closed;

    @Override
    public void authorize(String registryToken) {
      tokens.add(registryToken);
    }

    @Override
    public Answer invoke(Invocation invocation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void retire(String versionArn) {}

    @Override
    public void close() {
      closed = true;
    }
  }
}
