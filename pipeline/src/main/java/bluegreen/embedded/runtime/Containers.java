package bluegreen.embedded.runtime;

import bluegreen.embedded.model.Environments.Invocation;
import bluegreen.embedded.model.ImageConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * Runs images in containers as Lambda does. They share this machine's network, because the Lambda
 * Runtime API listens on its loopback interface.
 */
final class Containers {
  /** The label that marks our containers; its value is the name of our folder. */
  private static final String LABEL = "bluegreen";

  /** A user that neither images nor this machine have. */
  private static final String USER = "993:990";

  private static final int TMP = 512;

  /** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
  private static final int MAX_PROCESSES = 1024;

  private final Set<String> pulled = new HashSet<>();
  private volatile String registryToken = "";
  private @Nullable DockerEngine docker;

  /** Pushes and pulls with this token, as in HTTP basic authentication. */
  void authorize(String token) {
    registryToken = token;
  }

  /**
   * Starts a container for the version of an invocation; pulls the image if this is its first
   * container.
   */
  Child start(Invocation first, Map<String, String> variables, Watchdog watchdog, Path directory)
      throws IOException {
    DockerEngine engine = docker(watchdog);
    pull(engine, first.imageUri(), watchdog);
    Path id = directory.resolve("container");
    List<String> arguments = new ArrayList<>(List.of("run", "--rm", "--pull=never"));
    arguments.addAll(sandbox(first.version()));
    arguments.add("--cidfile=" + id);
    arguments.add("--label=" + LABEL + "=" + watchdog.directory().getFileName());
    variables.forEach((name, value) -> arguments.addAll(List.of("--env", name + "=" + value)));
    arguments.addAll(program(first.image(), first.imageUri()));
    return new ContainerChild(engine, engine.command(arguments), directory, id);
  }

  /** Pushes an image that Docker has. Its new name is removed from Docker at the end. */
  void publish(String image, String reference, Watchdog watchdog) throws IOException {
    DockerEngine engine = docker(watchdog);
    engine.requireRunnable(image);
    engine.login(registry(reference), registryToken);
    watchdog.atEnd("docker rmi " + Watchdog.quote(reference) + "\n");
    engine.run("tag", image, reference);
    engine.run("push", reference);
  }

  private static String registry(String reference) {
    return reference.substring(0, reference.indexOf('/'));
  }

  /** The limits that Lambda sets on a function's use of the machine. */
  private static List<String> sandbox(FunctionConfiguration version) {
    EphemeralStorage storage = version.ephemeralStorage();
    int megabytes = storage == null ? TMP : storage.size();
    String memory = version.memorySize() + "m";
    return List.of(
        "--network=host",
        "--user=" + USER,
        "--read-only",
        "--tmpfs=/tmp:rw,exec,mode=1777,size=" + megabytes + "m",
        "--memory=" + memory,
        "--memory-swap=" + memory,
        "--pids-limit=" + MAX_PROCESSES,
        "--cap-drop=ALL",
        "--security-opt=no-new-privileges",
        "--log-driver=none");
  }

  private static List<String> program(ImageConfig image, String imageUri) {
    List<String> arguments = new ArrayList<>();
    List<String> entrypoint = image.entrypoint();
    if (!entrypoint.isEmpty()) {
      arguments.add("--entrypoint=" + entrypoint.getFirst());
    }
    arguments.add(imageUri);
    entrypoint.stream().skip(1).forEach(arguments::add);
    arguments.addAll(image.cmd());
    return arguments;
  }

  private synchronized void pull(DockerEngine engine, String imageUri, Watchdog watchdog)
      throws IOException {
    if (!pulled.contains(imageUri)) {
      engine.login(registry(imageUri), registryToken);
      watchdog.atEnd("docker rmi " + Watchdog.quote(imageUri) + "\n");
      engine.run("pull", "--quiet", imageUri);
      pulled.add(imageUri);
    }
  }

  /** The engine, to which the first call connects. */
  private synchronized DockerEngine docker(Watchdog watchdog) throws IOException {
    if (docker == null) {
      Path folder = Files.createDirectories(watchdog.directory().resolve("docker"));
      DockerEngine engine = DockerEngine.connect(folder);
      watchdog.atEnd(cleaning(engine.environment(), watchdog.directory().getFileName()));
      docker = engine;
    }
    return docker;
  }

  /**
   * A shell script that removes our containers. It repeats, because one that was being created when
   * we were killed appears a moment later.
   */
  static String cleaning(Map<String, String> environment, Path ours) {
    return """
    export DOCKER_HOST=%s DOCKER_CONFIG=%s
    ours() { docker ps --all --quiet --filter label=%s=%s; }
    while left=$(ours) && [ -n "$left" ]; do docker rm --force $left; sleep 1; done
    """
        .formatted(
            quoted(environment, "DOCKER_HOST"), quoted(environment, "DOCKER_CONFIG"), LABEL, ours);
  }

  private static String quoted(Map<String, String> environment, String name) {
    return Watchdog.quote(environment.getOrDefault(name, ""));
  }
}
