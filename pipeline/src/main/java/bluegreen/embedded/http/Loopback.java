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

/** Starts servers on the loopback interface, which end when they are told to, at once. */
public final class Loopback {
  /** Kept here, as loggers that nobody holds forget their level. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private static final Logger STARTER = Logger.getLogger("io.helidon.webserver.LoomServer");

  static {
    HELIDON.setLevel(Level.WARNING);
    STARTER.setLevel(Level.OFF); // a taken port is told by the exception
    // The first server would else look everywhere for services, and find none.
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
   * @param name what the user knows it as
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
          "%s can't listen on port %d of 127.0.0.1: take another, or 0 for a free one."
              .formatted(name, port),
          new BindException("taken or not allowed"));
    }
    return server;
  }
}
