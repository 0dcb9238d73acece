package bluegreen.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What libraries say of themselves belongs into no story. */
final class Noise {
  /** Kept: a logger that nobody holds forgets its level. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private Noise() {}

  /** Leaves warnings and errors; SLF4J's remark that nobody listens to it is neither. */
  static void silence() {
    HELIDON.setLevel(Level.WARNING);
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }
}
