package bluegreen.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What libraries say of themselves belongs into no story; warnings and errors do. */
final class Noise {
  private Noise() {}

  /** SLF4J's remark that nobody listens to it is neither. */
  static void silence() {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  /** Those who never boot a server are spared the JDK's logging, which takes 20 ms. */
  static void silenceServers() {
    Servers.LOGGER.setLevel(Level.WARNING);
  }

  /** Kept: a logger that nobody holds forgets its level. */
  private static final class Servers {
    private static final Logger LOGGER = Logger.getLogger("io.helidon");
  }
}
