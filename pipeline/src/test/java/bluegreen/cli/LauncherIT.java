package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.cli.Program.Ended;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code pipeline/bluegreen}, wherever it is called from and whatever is on the machine. */
@Timeout(120)
class LauncherIT {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  private static final String JDK = System.getProperty("java.home");

  @TempDir private Path folder;

  /** The first start after a build trains the cache, which the copies below take along. */
  @BeforeAll
  static void start() throws InterruptedException {
    assertThat(Program.run(Map.of(), Local.command("--version")).outLines())
        .containsExactly("bluegreen 1.0");
  }

  @Test
  void without_a_jdk_25_it_says_what_is_missing() throws Exception {
    Ended ended = Program.run(onlyPath(tools()), Local.command("--version"));

    assertThat(ended.code()).isEqualTo(ExitCode.ERROR);
    assertThat(ended.outLines()).isEmpty();
    assertThat(ended.err()).contains("needs a JDK 25", "set JAVA_HOME");
  }

  @Test
  void a_jdk_25_on_the_path_is_enough() throws Exception {
    String path = tools() + File.pathSeparator + Path.of(JDK, "bin");

    Ended ended = Program.run(onlyPath(path), Local.command("--version"));

    assertThat(ended.outLines()).as("%s", ended).containsExactly("bluegreen 1.0");
  }

  @Test
  void a_jdk_25_among_others_is_found() throws Exception {
    Map<String, String> environment = new TreeMap<>(onlyPath(tools()));
    environment.put("BLUEGREEN_JDKS", String.valueOf(Path.of(JDK).getParent()));

    Ended ended = Program.run(environment, Local.command("--version"));

    assertThat(ended.outLines()).as("%s", ended).containsExactly("bluegreen 1.0");
  }

  @Test
  void it_may_be_called_through_links_and_from_anywhere() throws Exception {
    Path direct = Files.createSymbolicLink(folder.resolve("direct"), Program.LAUNCHER);
    Path relative = Files.createSymbolicLink(folder.resolve("relative"), direct.getFileName());

    for (Path link : List.of(direct, relative)) {
      Ended ended = Program.run(Map.of(), List.of(link.toString(), "--version"), folder);

      assertThat(ended.outLines()).as("%s", ended).containsExactly("bluegreen 1.0");
    }
    Files.delete(relative);
    Files.delete(direct);
  }

  @Test
  void the_checkout_may_be_in_a_folder_with_spaces() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("my own checkout"));
    for (String part :
        List.of(
            "pipeline/bluegreen",
            "pipeline/smoke",
            "pipeline/target/bluegreen.jar",
            "pipeline/target/bluegreen.aot",
            "pipeline/target/lib",
            "src/image",
            "src/target/lotto.jar",
            "src/target/lotto.aot",
            "src/target/lib",
            "src/target/jni")) {
      copy(CHECKOUT.resolve(part), copy.resolve(part));
    }

    Ended ended =
        Program.run(
            Map.of(),
            List.of(copy.resolve("pipeline/bluegreen").toString(), "rehearse", "--scenario", "bad"),
            folder);

    assertThat(ended.code()).as("%s", ended).isZero();
    assertThat(ended.out()).contains("✓ RolledBack");
  }

  /** An environment in which nothing but the path leads to a JDK. */
  private Map<String, String> onlyPath(String path) {
    String nowhere = folder.resolve("nowhere").toString();
    return Map.of("PATH", path, "JAVA_HOME", "", "HOME", nowhere, "BLUEGREEN_JDKS", nowhere);
  }

  /** A folder with the programs that the launcher calls, and no other. */
  private String tools() throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String name : List.of("dirname", "readlink", "grep", "cat", "find", "head")) {
      Path script = tools.resolve(name);
      Files.writeString(script, "#!/bin/sh\nexec " + find(name) + " \"$@\"\n");
      assertThat(script.toFile().setExecutable(true)).isTrue();
    }
    return tools.toString();
  }

  private static Path find(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  /** With the times of the files, by which the launcher sees what is out of date. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
