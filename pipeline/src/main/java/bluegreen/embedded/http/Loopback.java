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

/** Starts servers on the loopback interface. They stop at once when they are told to. */
public final class Loopback {
  /** Held here, because a logger that nothing refers to forgets its level. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private static final Logger STARTER = Logger.getLogger("io.helidon.webserver.LoomServer");

  static {
    HELIDON.setLevel(Level.WARNING);
    STARTER.setLevel(Level.OFF); // it logs a taken port, which the exception reports
    // Without this, the first server searches the whole class path for services and finds none.
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
   * @param name of the server in the error for a port that can't be opened
   * @param port 0 for a free one
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
