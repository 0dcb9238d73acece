package bluegreen.embedded.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.helidon.webserver.WebServer;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackTest {
  @Test
  void a_taken_port_is_an_error_that_says_what_to_do() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> Loopback.start("The server", port, settings -> {}))
          .withMessage(
              "The server can't listen on port "
                  + port
                  + " of 127.0.0.1: choose another port, or 0 for a free one.");
    }
  }

  @Test
  void a_port_is_free_again_once_its_server_has_stopped() {
    WebServer first = Loopback.start("The first server", 0, settings -> {});
    int port = first.port();
    first.stop();

    WebServer second = Loopback.start("The second server", port, settings -> {});

    assertThat(second.port()).isEqualTo(port);
    second.stop();
  }
}
