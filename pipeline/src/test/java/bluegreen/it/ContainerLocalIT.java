package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.docker.DockerCommand;
import bluegreen.it.Program.Ended;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import bluegreen.report.ExitCode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code --image}: the embedded AWS with an image that Docker has. */
@Needs({Need.DOCKER, Need.IMAGE})
@Isolated(DockerCommand.ALONE)
@Timeout(180)
class ContainerLocalIT {
  @Test
  void every_scenario_ends_as_expected_in_containers_too() throws Exception {
    Ended rehearsal =
        Program.run(Map.of(), LocalAws.command("rehearse --image " + Need.LOTTO + " --rate 20"));

    assertThat(rehearsal.code()).as("%s", rehearsal).isEqualTo(ExitCode.OK);
    assertThat(DockerCommand.containers()).isEmpty();
  }

  @Test
  void kill_9_leaves_no_container_and_no_image_name_behind() throws Exception {
    try (LocalAws local = LocalAws.boot("--image " + Need.LOTTO)) {
      assertThat(get(local).headers().firstValue("X-Lotto-Version")).contains("1");
      assertThat(DockerCommand.containers()).isNotEmpty();
      var children = local.program().descendants();

      local.program().kill();

      // The watchdog is one of them, and ends after its work.
      CompletableFuture.allOf(
              children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .join();
      assertThat(DockerCommand.containers()).isEmpty();
      assertThat(DockerCommand.run("image", "ls")).doesNotContain(local.endpoint().getAuthority());
    }
  }

  @Test
  void a_missing_image_or_engine_is_reported_with_a_remedy(@TempDir Path empty) throws Exception {
    assertRefused(Map.of(), "no-such-image", "Docker has no image no-such-image: build it");
    assertRefused(
        Map.of("DOCKER_HOST", "unix://" + empty + "/none"),
        Need.LOTTO,
        "Docker's engine doesn't answer: start it, or set DOCKER_HOST");
  }

  @Test
  void a_missing_docker_is_reported_with_a_remedy() throws Exception {
    Path path = pathWithoutDocker();
    try {
      assertRefused(
          Map.of("PATH", path.toString()),
          Need.LOTTO,
          "there is no docker command on the PATH: install Docker");
    } finally {
      delete(path);
    }
  }

  @Test
  void an_image_for_another_processor_is_reported(@TempDir Path folder) throws Exception {
    boolean arm = DockerCommand.run("version", "--format", "{{.Server.Arch}}").equals("arm64");
    String other = arm ? "amd64" : "arm64";
    String tag = "bluegreen-other:" + UUID.randomUUID();
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /\n");
    DockerCommand.build(folder, tag, "--platform=linux/" + other);
    try {
      assertRefused(Map.of(), tag, "is for linux/" + other, "build it with --platform linux/");
    } finally {
      DockerCommand.run("image", "rm", tag);
    }
  }

  private static void assertRefused(Map<String, String> environment, String image, String... says)
      throws InterruptedException {
    Ended ended =
        Program.run(environment, LocalAws.command("local --port 0 --http-port 0 --image " + image));

    assertThat(ended.code()).isEqualTo(ExitCode.ERROR);
    assertThat(ended.outLines()).isEmpty();
    assertThat(ended.errLines()).singleElement().asString().contains(says);
  }

  /** A folder with links to the commands that the launcher needs. */
  private static Path pathWithoutDocker() throws IOException {
    Path folder = Files.createTempDirectory("path");
    for (String command :
        List.of(
            "sh", "dirname", "readlink", "find", "grep", "head", "cat", "rm", "pgrep", "uname")) {
      for (String place : System.getenv("PATH").split(":", -1)) {
        Path program = Path.of(place, command);
        Path link = folder.resolve(command);
        if (Files.isExecutable(program) && !Files.exists(link)) {
          Files.createSymbolicLink(link, program);
        }
      }
    }
    return folder;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static HttpResponse<String> get(LocalAws local) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(local.url()).build(), BodyHandlers.ofString());
    }
  }
}
