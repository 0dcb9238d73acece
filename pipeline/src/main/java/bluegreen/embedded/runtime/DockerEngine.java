package bluegreen.embedded.runtime;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The {@code docker} command. It uses the engine of the current Docker context, and a configuration
 * with nothing but the credentials of the embedded registry.
 */
final class DockerEngine {
  private final Path folder;
  private final Map<String, String> environment = new ConcurrentHashMap<>();

  private DockerEngine(Path folder) {
    this.folder = folder;
  }

  /**
   * Connects to the engine.
   *
   * @param folder for Docker's configuration
   * @throws IOException if there is no engine; the message says what to do
   */
  static DockerEngine connect(Path folder) throws IOException {
    DockerEngine docker = new DockerEngine(folder);
    String host = docker.run("context", "inspect", "--format", "{{.Endpoints.docker.Host}}");
    docker.environment.put("DOCKER_HOST", host);
    docker.environment.put("DOCKER_CONFIG", folder.toString());
    docker.run("version", "--format", "{{.Server.Version}}");
    return docker;
  }

  /** Fails unless the engine has an image and can run it. */
  void requireRunnable(String image) throws IOException {
    String built = run("image", "inspect", "--format", "{{.Os}}/{{.Architecture}}", image);
    String runs = run("version", "--format", "{{.Server.Os}}/{{.Server.Arch}}");
    if (!built.equals(runs)) {
      throw new IOException(
          "%s is for %s, but the Docker engine here runs %s: build it with --platform %s"
              .formatted(image, built, runs, runs));
    }
  }

  /** Writes the embedded registry's credentials to the configuration. */
  void login(String registry, String token) throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        "{\"auths\":{\"" + registry + "\":{\"auth\":\"" + token + "\"}}}");
  }

  /** The environment variables for {@code docker}. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** A {@code docker} command, not started yet. */
  ProcessBuilder command(List<String> arguments) {
    ProcessBuilder command =
        new ProcessBuilder(Stream.concat(Stream.of("docker"), arguments.stream()).toList());
    command.environment().putAll(environment);
    return command;
  }

  /**
   * Runs a command and waits for it.
   *
   * @return what it printed
   * @throws IOException with the command's output if it fails
   */
  String run(String... arguments) throws IOException {
    Process process = start(arguments);
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw failed(arguments, said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while docker " + arguments[0] + " ran");
    }
    return said.strip();
  }

  private Process start(String... arguments) throws IOException {
    try {
      return command(List.of(arguments)).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException(
          "This image needs a container, but there is no docker command on the PATH: install"
              + " Docker (https://docs.docker.com/engine/install, or apt-get install docker.io)",
          e);
    }
  }

  private static IOException failed(String[] arguments, String said) {
    String command = "docker " + String.join(" ", arguments);
    if (said.contains("Is the docker daemon running")) {
      return new IOException(
          "Docker's engine doesn't answer: start it, or set DOCKER_HOST. It says: " + said);
    }
    if (said.contains("No such image")) {
      return new IOException(
          "Docker has no image %s: build it, or see docker image ls"
              .formatted(arguments[arguments.length - 1]));
    }
    return new IOException(command + " failed: " + said);
  }
}
