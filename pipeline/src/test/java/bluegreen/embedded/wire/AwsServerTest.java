package bluegreen.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.Timeline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of a server. */
class AwsServerTest {
  private final Timeline timeline = new Timeline(InstantSource.system());

  @Test
  void listensOnlyOnLoopback() throws IOException {
    try (AwsServer server = AwsServer.start(0, timeline, List.of());
        Socket other = new Socket()) {
      int port = server.endpoint().getPort();

      assertThat(server.endpoint()).hasHost("127.0.0.1").hasPort(port);
      assertThatThrownBy(() -> other.connect(new InetSocketAddress("127.0.0.2", port), 300))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void closesOnceAndForAll() {
    AwsServer server = AwsServer.start(0, timeline, List.of());
    int port = server.endpoint().getPort();

    server.close();
    server.close();

    AwsServer.start(port, timeline, List.of()).close();
  }

  @Test
  void aTakenPortIsNamed() {
    try (AwsServer server = AwsServer.start(0, timeline, List.of())) {
      int port = server.endpoint().getPort();

      assertThatThrownBy(() -> AwsServer.start(port, timeline, List.of()))
          .hasMessageContaining(String.valueOf(port));
    }
  }

  @Test
  void twoHandlersForOneOperationAreRefused() {
    Service twice = Service.ecr(new Handlers.Images(), new Handlers.Images());

    assertThatThrownBy(twice::operations).hasMessageContaining("Two handlers for one operation");
  }
}
