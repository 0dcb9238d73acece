package bluegreen.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.AccessKeys;
import bluegreen.embedded.model.Authorizer;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Timeline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of a server. */
class AwsServerTest {
  @Test
  void listens_only_on_loopback() throws IOException {
    try (AwsServer server = start(0);
        Socket other = new Socket()) {
      int port = server.endpoint().getPort();

      assertThat(server.endpoint()).hasHost("127.0.0.1").hasPort(port);
      assertThatThrownBy(() -> other.connect(new InetSocketAddress("127.0.0.2", port), 300))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void closes_once_and_for_all() {
    AwsServer server = start(0);
    int port = server.endpoint().getPort();

    server.close();
    server.close();

    start(port).close();
  }

  @Test
  void a_taken_port_is_named() {
    try (AwsServer server = start(0)) {
      int port = server.endpoint().getPort();

      assertThatThrownBy(() -> start(port)).hasMessageContaining(String.valueOf(port));
    }
  }

  @Test
  void two_handlers_for_one_operation_are_refused() {
    Service twice = Service.ecr(new Handlers.Images(), new Handlers.Images());

    assertThatThrownBy(twice::operations).hasMessageContaining("Two handlers for one operation");
  }

  private static AwsServer start(int port) {
    Timeline timeline = new Timeline(InstantSource.system());
    return AwsServer.start(
        port,
        new Guard(AccessKeys.of("made", new Principal.Root("root"))),
        new Gateway(
            timeline,
            Chance.seeded(42),
            List.of(),
            Interceptor.NONE,
            Authorizer.NONE,
            StaleReads.NONE),
        routes -> {});
  }
}
