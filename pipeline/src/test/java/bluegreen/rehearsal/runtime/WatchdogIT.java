package bluegreen.rehearsal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WatchdogIT {
  @Test
  void endsAStuckFunctionWhenItsParentIsKilled(@TempDir Path temporary) throws Exception {
    try (Stuck stuck = new Stuck()) {
      Process host =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Djava.io.tmpdir=" + temporary,
                  "-cp",
                  System.getProperty("java.class.path"),
                  Host.class.getName(),
                  stuck.port())
              .inheritIO()
              .start();
      ProcessHandle function = ProcessHandle.of(stuck.pid()).orElseThrow();
      List<ProcessHandle> children = host.descendants().toList();
      assertThat(children).contains(function).hasSizeGreaterThan(1);

      host.destroyForcibly();

      children.forEach(child -> child.onExit().join());
      assertThat(temporary).isEmptyDirectory();
    }
  }
}
