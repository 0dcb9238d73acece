package bluegreen.embedded.http;

import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts HTTP servers on the loopback interface. Their {@code stop} does not wait for open
 * requests.
 */
public final class Loopback {
  /** Held in a field, because a logger loses its level when it is garbage-collected. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private static final Logger STARTER = Logger.getLogger("io.helidon.webserver.LoomServer");

  static {
    HELIDON.setLevel(Level.WARNING);
    STARTER.setLevel(Level.OFF); // it logs a port in use, which the exception reports already
    // Without this, the first server searches the whole class path for services, and finds none.
    GlobalServiceRegistry.registry(
        ServiceRegistryManager.create(
                ServiceRegistryConfig.builder()
                    .discoverServices(false)
                    .discoverServicesFromServiceLoader(false)
                    .build())
            .registry());
  }

  private Loopback() {}

  /**
   * Starts a server.
   *
   * @param name names the server in the error message if the port can't be opened
   * @param port 0 for any free port
   * @throws UncheckedIOException if the port can't be opened
   */
  public static WebServer start(String name, int port, Consumer<WebServerConfig.Builder> settings) {
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ZERO)
            .update(settings)
            .build()
            .start();
    if (!server.isRunning()) {
      throw new UncheckedIOException(
          "%s can't listen on port %d of 127.0.0.1: choose another port, or 0 for a free one."
              .formatted(name, port),
          new BindException("taken or not allowed"));
    }
    return server;
  }
}
