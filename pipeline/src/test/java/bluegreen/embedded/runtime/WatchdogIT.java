package bluegreen.embedded.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WatchdogIT {
  @TempDir private Path temporary;

  @Test
  void ends_a_stuck_function_when_its_parent_is_killed() throws Exception {
    try (Stuck stuck = new Stuck()) {
      Process host = host(stuck, 900);
      ProcessHandle function = ProcessHandle.of(stuck.pid()).orElseThrow();
      List<ProcessHandle> children = host.descendants().toList();
      assertThat(children).contains(function).hasSizeGreaterThan(1);

      host.destroyForcibly();

      children.forEach(child -> child.onExit().join());
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void is_gone_with_the_rest_when_its_parent_has_ended() throws Exception {
    try (Stuck stuck = new Stuck()) {
      Process host = host(stuck, 2);
      stuck.pid();
      List<ProcessHandle> children = host.descendants().toList();

      assertThat(host.waitFor()).isZero();

      children.forEach(child -> child.onExit().join());
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void forgets_ids_that_it_never_guarded() throws Exception {
    Watchdog watchdog = new Watchdog();
    Process guarded = new ProcessBuilder("sleep", "900").start();
    watchdog.guard("known", guarded.pid());

    IntStream.range(0, 60).forEach(i -> watchdog.forget("unknown-" + i));
    watchdog.close();

    assertThat(guarded.waitFor()).isNotZero();
  }

  private Process host(Stuck stuck, int seconds) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            HostProgram.class.getName(),
            stuck.port(),
            Integer.toString(seconds))
        .inheritIO()
        .start();
  }
}
