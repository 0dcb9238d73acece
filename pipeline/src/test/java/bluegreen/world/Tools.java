package bluegreen.world;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that tests need and a machine may lack. */
public final class Tools {
  private Tools() {}

  /** Finds a program on the {@code PATH}. */
  public static Optional<Path> find(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Skips the test where one of the programs is missing; or has it fail, if the build was told by
   * the system property {@code required} to need them.
   */
  public static void assume(String required, String... programs) {
    List<String> missing = Stream.of(programs).filter(p -> find(p).isEmpty()).toList();
    if (!missing.isEmpty()) {
      lack(required, "not installed: " + String.join(", ", missing));
    }
  }

  /** Skips the test for want of {@code what}; or has it fail, as {@link #assume} does. */
  public static void lack(String required, String what) {
    if (System.getProperty(required) != null) {
      throw new IllegalStateException(what + ", and -D" + required + " says that it is needed");
    }
    abort(what);
  }
}
