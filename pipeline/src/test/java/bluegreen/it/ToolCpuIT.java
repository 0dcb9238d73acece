package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.it.Program.Ended;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import bluegreen.rehearsal.Stage;
import bluegreen.report.ExitCode;
import bluegreen.world.TestFunction;
import bluegreen.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tool with the cache that was trained on this machine, on an older CPU: a packed tool is moved
 * from one runner to another.
 */
@Needs(Need.QEMU)
@Timeout(120)
class ToolCpuIT {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Nehalem", "Haswell"})
  void the_tool_runs_on_an_older_cpu_with_its_cache(String cpu) throws Exception {
    // Trains the cache, if no other start has, on the CPU of this machine.
    assertThat(Program.run(Map.of(), LocalAws.command("--version")).code()).isZero();
    emulate(cpu);
    try (EmbeddedAws aws = Stage.boot(AwsSettings.of(new TestFunction()), World.bundle())) {
      Map<String, String> environment = new TreeMap<>(aws.environment());
      environment.put("JAVA_HOME", folder.toString());
      environment.put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");

      Ended status = Program.run(environment, LocalAws.command("status --function lotto"));

      assertThat(status.code()).as("%s", status).isEqualTo(ExitCode.OK);
      assertThat(status.out()).contains("version 1");
    }
  }

  /** A JDK for the launcher whose {@code java} runs on another CPU. */
  private void emulate(String cpu) throws IOException {
    Path programs = Files.createDirectories(folder.resolve("bin"));
    Files.copy(JDK.resolve("release"), folder.resolve("release"));
    Files.createSymbolicLink(programs.resolve("javac"), JDK.resolve("bin/javac"));
    Path java =
        Files.writeString(
            programs.resolve("java"),
            "#!/bin/sh\nexec qemu-x86_64 -cpu %s '%s' \"$@\"\n"
                .formatted(cpu, JDK.resolve("bin/java")));
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }
}
