package bluegreen.cli;

import java.nio.file.Path;

/** Where this checkout is: the launcher says it. */
final class Home {
  private Home() {}

  static Path root() {
    return Path.of(System.getProperty("bluegreen.home", ".")).toAbsolutePath().normalize();
  }

  static Path smokeTests() {
    Path folder = root().resolve("pipeline/smoke");
    Path here = Path.of("").toAbsolutePath();
    return folder.startsWith(here) ? here.relativize(folder) : folder;
  }
}
