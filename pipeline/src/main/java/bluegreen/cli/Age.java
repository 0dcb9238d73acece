package bluegreen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The age of this process. The launcher becomes the JVM, so its time is included. */
final class Age {
  /** USER_HZ: the kernel reports times in hundredths of a second, whatever its own ticks are. */
  private static final double TICKS = 100;

  /** The place of {@code starttime} after the command's name, which may have blanks: proc(5). */
  private static final int START = 19;

  private Age() {}

  /**
   * From {@code /proc} on Linux: the JDK's start time is up to a second off there, because it adds
   * ticks to a boot time in whole seconds.
   */
  static Duration ofProcess() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      String up = Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0];
      double seconds = Double.parseDouble(up) - Long.parseLong(fields[START]) / TICKS;
      return Duration.ofMillis(Math.round(seconds * 1000));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException elsewhere) {
      Instant now = Instant.now();
      return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
  }
}
