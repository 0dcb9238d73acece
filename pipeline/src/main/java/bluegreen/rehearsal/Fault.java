package bluegreen.rehearsal;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Makes a version of the function fail: a handler in front of the real one. */
final class Fault {
  /** By name: the class needs libraries that only the function's process has. */
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
