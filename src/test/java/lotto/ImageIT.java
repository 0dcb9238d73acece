package lotto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The image, built and run by a real Docker engine.
 *
 * <p>Skipped without an engine, unless the system property {@code docker.required} is set.
 */
class ImageIT {

  private static final String TAG = "bluegreen/image-it:" + UUID.randomUUID();
  private static final String AGAIN = TAG + "-again";

  @BeforeAll
  static void buildTheImage() throws Exception {
    if (!dockerAnswers()) {
      String missing = "No Docker engine answers to `docker version`: the image is not tested.";
      if (System.getProperty("docker.required") != null) {
        fail(missing);
      }
      System.err.println(missing);
      abort(missing);
    }
    build(TAG);
  }

  @AfterAll
  static void removeTheImages() throws Exception {
    if (dockerAnswers()) {
      docker("image", "rm", "--force", TAG, AGAIN);
    }
  }

  private static boolean dockerAnswers() throws Exception {
    return Running.of(Map.of(), List.of("sh", "-c", "docker version")).exit() == 0;
  }

  @Test
  void runs_from_its_cache_without_capabilities_on_a_read_only_disk() throws Exception {
    List<String> line =
        new ArrayList<>(List.of("docker", "run", "--rm", "--network", "host", "--read-only"));
    line.addAll(List.of("--tmpfs", "/tmp", "--memory", "128m", "--cap-drop", "ALL"));
    line.addAll(List.of("--env", "JAVA_TOOL_OPTIONS=-XX:AOTMode=on -Xlog:class+load"));
    line.addAll(List.of("--env", "AWS_LAMBDA_RUNTIME_API"));
    Running.ENVIRONMENT.keySet().forEach(name -> line.addAll(List.of("--env", name)));
    line.add(TAG);

    Running running = Running.function(line, "/");

    assertThat(running.answer())
        .as("%s", running)
        .contains("\"statusCode\":200")
        .contains("\"body\":\"[");
    assertThat(running.output())
        .contains("lotto.LottoHandler source: shared objects file")
        .contains("AWSLambda source: shared objects file");
  }

  @Test
  void contains_no_shell_and_no_package_manager() throws Exception {
    String container = docker("create", TAG).strip();
    Running files =
        Running.of(Map.of(), List.of("sh", "-c", "docker export " + container + " | tar -t"));
    docker("rm", container);

    assertThat(files.output().lines())
        .contains("lotto/lotto.jar", "lotto/lotto.aot", "lotto/runtime/bin/java")
        .noneMatch(name -> name.matches(".*/(sh|bash|dash|busybox|dpkg|apt|rpm|dnf|microdnf)"));
  }

  @Test
  void has_labels_and_runs_as_an_unprivileged_user() throws Exception {
    String user = docker("inspect", "--format", "{{.Config.User}}", TAG);
    String labels = docker("inspect", "--format", "{{json .Config.Labels}}", TAG);

    assertThat(user.strip()).isEqualTo("65532:65532");
    assertThat(Service.json(labels).get("org.opencontainers.image.revision").asString())
        .isEqualTo("1f0c7a2");
    assertThat(Service.json(labels).propertyNames())
        .contains(
            "org.opencontainers.image.source",
            "org.opencontainers.image.version",
            "org.opencontainers.image.created");
  }

  @Test
  void a_rebuild_gives_the_same_layers_except_the_cache() throws Exception {
    build(AGAIN, "--no-cache");

    List<String> layers = layers(TAG);
    assertThat(layers(AGAIN))
        .startsWith(layers.subList(0, layers.size() - 1).toArray(String[]::new));
  }

  private static List<String> layers(String tag) throws Exception {
    String layers = docker("inspect", "--format", "{{json .RootFS.Layers}}", tag);
    return Service.json(layers).valueStream().map(layer -> layer.asString()).toList();
  }

  private static void build(String tag, String... options) throws Exception {
    List<String> line = new ArrayList<>(List.of("../.ci/image", "--tag", tag));
    line.addAll(List.of("--build-arg", "REVISION=1f0c7a2"));
    line.addAll(List.of(options));
    Running build = Running.of(Map.of("JAVA_HOME", System.getProperty("java.home")), line);
    assertThat(build.exit()).as("%s", build).isZero();
  }

  private static String docker(String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of("docker"));
    line.addAll(List.of(arguments));
    Running ended = Running.of(Map.of(), line);
    assertThat(ended.exit()).as("%s", ended).isZero();
    return ended.output();
  }
}
