package bluegreen.embedded.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainersTest {
  @TempDir private Path folder;

  @Test
  void the_script_that_cleans_up_takes_dockers_host_as_it_is() throws Exception {
    String host = "unix:///tmp/it's $(touch ran)'; touch ran; '";
    Path docker = Files.writeString(folder.resolve("docker"), "#!/bin/sh\n");
    assertThat(docker.toFile().setExecutable(true)).isTrue();
    String script =
        Containers.cleaning(
            Map.of("DOCKER_HOST", host, "DOCKER_CONFIG", folder.toString()), Path.of("ours"));

    Process shell =
        new ProcessBuilder("/bin/sh", "-c", "PATH=.\n" + script + "printf %s \"$DOCKER_HOST\"")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8)).isEqualTo(host);
    assertThat(folder.resolve("ran")).doesNotExist();
  }
}
