package bluegreen.rehearsal;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** What makes a version of the function fail: a handler in front of its own. */
final class Fault {
  /** By name: its class needs what only the function's own process has. */
  static final String HANDLER = "bluegreen.rehearsal.fault.FailingHandler";

  private Fault() {}

  static Map<String, String> environment(String realHandler, String fault) {
    return Map.of("REHEARSAL_HANDLER", realHandler, "REHEARSAL_FAULT", fault);
  }

  /** This program's own jar: the failing handler is in it. */
  static Path jar() {
    return Path.of(
        URI.create(Fault.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
