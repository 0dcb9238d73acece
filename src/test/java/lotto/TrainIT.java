package lotto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trains the ahead-of-time cache on a copy of the build's output. */
class TrainIT {

  private static final Path BUILT = Path.of("target");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String SERVED = "Only / and /health are served here.";
  private static final String CHANGED = "Only / and /health are SERVED here.";

  @TempDir Path folder;

  @BeforeEach
  void copyBuildOutput() throws IOException {
    try (Stream<Path> files = Files.walk(BUILT.resolve("lib"))) {
      for (Path file : files.toList()) {
        copy(file);
      }
    }
    copy(BUILT.resolve("lotto.jar"));
    copy(BUILT.resolve("lotto.aot"));
  }

  @Test
  void the_build_has_trained_a_cache_that_is_used() throws Exception {
    Running running = Running.function(function("-XX:AOTMode=on", "-Xlog:class+load"), "/health");

    assertThat(running.answer()).as("%s", running).contains("\"statusCode\":200");
    assertThat(running.output())
        .contains("lotto.LottoHandler source: shared objects file")
        .contains("lotto.JsonReader source: shared objects file");
  }

  @Test
  void the_function_says_that_it_uses_the_cache() throws Exception {
    Running running = Running.function(function(), "/health");

    assertThat(running.output())
        .startsWith("{\"event\":\"started\",\"aotCache\":true}\n{\"requestId\"")
        .endsWith(",\"aotCache\":true}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+UseCompactObjectHeaders",
        "-XX:AOTCache=nowhere",
        "--add-opens=java.base/java.lang=ALL-UNNAMED"
      })
  void the_function_says_that_the_jvm_rejects_the_cache(String option) throws Exception {
    Running running = Running.function(function(option), "/health");

    assertThat(running.answer()).as("%s", running).contains("\"statusCode\":200");
    assertThat(running.output())
        .contains("{\"event\":\"started\",\"aotCache\":false}\n")
        .endsWith(",\"aotCache\":false}\n");
  }

  @Test
  void the_cache_has_no_machine_code_for_this_cpu_alone() throws Exception {
    Running running =
        Running.function(
            function("-XX:AOTMode=on", "-XX:+AOTAdapterCaching", "-Xlog:aot+codecache*"),
            "/health");

    assertThat(running.answer()).as("%s", running).contains("\"statusCode\":200");
    assertThat(running.output()).doesNotContain("AOT code entries");
  }

  @Test
  void a_changed_jar_changes_the_answer_despite_the_cache() throws Exception {
    changeTheJar();

    Running training = train(function());

    assertThat(training.exit()).as("%s", training).isZero();
    assertThat(Running.function(function("-XX:AOTMode=on"), "/nowhere").answer()).contains(CHANGED);
  }

  @Test
  void an_up_to_date_cache_is_kept() throws Exception {
    FileTime before = Files.getLastModifiedTime(folder.resolve("lotto.aot"));

    Running training = train(function());

    assertThat(training.exit()).as("%s", training).isZero();
    assertThat(Files.getLastModifiedTime(folder.resolve("lotto.aot"))).isEqualTo(before);
  }

  @Test
  void a_function_that_does_not_answer_fails_the_training() throws Exception {
    Files.delete(folder.resolve("lotto.aot"));
    List<String> function = new ArrayList<>(function());
    function.set(function.size() - 1, "lotto.Nowhere");

    Running training = train(function);

    assertThat(training.exit()).isEqualTo(1);
    assertThat(training.output()).contains("lotto.Nowhere");
  }

  @Test
  void a_cache_that_cannot_be_written_fails_the_training() throws Exception {
    Files.delete(folder.resolve("lotto.aot"));

    Running training = train(function("-XX:AOTMode=off"));

    assertThat(training.exit()).isEqualTo(1);
  }

  private Running train(List<String> function) throws Exception {
    List<String> line = new ArrayList<>(List.of(JAVA, "image/Train.java"));
    line.add(folder.resolve("lotto.aot").toString());
    function.stream().filter(argument -> !argument.startsWith("-XX:AOTCache")).forEach(line::add);
    return Running.of(Map.of(), line);
  }

  private List<String> function(String... options) {
    List<String> line = new ArrayList<>(List.of(JAVA, "@image/java.options"));
    line.add("-XX:AOTCache=" + folder.resolve("lotto.aot"));
    line.addAll(List.of(options));
    line.addAll(List.of("-cp", folder.resolve("lotto.jar").toString(), CLIENT));
    line.add("lotto.LottoHandler");
    return line;
  }

  /** Replaces a text by one of the same length, so that only the jar's time shows the change. */
  private void changeTheJar() throws IOException {
    Path jar = folder.resolve("lotto.jar");
    try (FileSystem content = FileSystems.newFileSystem(jar)) {
      Path routes = content.getPath("lotto/Routes.class");
      String code = Files.readString(routes, ISO_8859_1);
      assertThat(code).contains(SERVED);
      Files.writeString(routes, code.replace(SERVED, CHANGED), ISO_8859_1);
    }
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
  }

  private void copy(Path file) throws IOException {
    Files.copy(file, folder.resolve(BUILT.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
  }
}
