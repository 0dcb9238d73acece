package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.it.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code terraform/first-image}, with a Docker that only says on which processor it runs. */
class FirstImagePlatformIT {
  @TempDir private Path folder;

  @Test
  void an_image_for_another_processor_is_refused() throws Exception {
    assertThat(make("linux/arm64"))
        .contains(
            "the function runs on linux/arm64, and Docker here on linux/amd64",
            "Apply on a machine of that architecture, or name an image that is in ECR");
    assertThat(make("linux/amd64")).doesNotContain("the function runs on").contains("no password");
  }

  private String make(String platform) throws IOException, InterruptedException {
    script("docker", "#!/bin/sh\necho amd64\n");
    script("aws", "#!/bin/sh\nexit 1\n");
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
    Map<String, String> environment =
        Map.of(
            "PATH",
            folder + ":" + System.getenv("PATH"),
            "IMAGE",
            "registry/lotto:first",
            "PLATFORM",
            platform,
            "REGION",
            "eu-central-1",
            "SOURCES",
            folder.toString());

    Ended ended =
        Program.run(
            environment,
            List.of("/bin/sh", Program.HERE.resolveSibling("terraform/first-image").toString()));

    assertThat(ended.code()).isNotZero();
    return ended.err();
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
