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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
