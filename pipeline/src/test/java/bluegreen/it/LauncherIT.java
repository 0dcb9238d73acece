package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.it.Program.Ended;
import bluegreen.needs.Need;
import bluegreen.report.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** {@code pipeline/bluegreen}, wherever it is called from and whatever is on the machine. */
@Timeout(120)
class LauncherIT {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  private static final String CACHE = "pipeline/target/bluegreen.aot";
  private static final String REHEARSAL_CACHE = "pipeline/target/rehearsal.aot";

  /** What {@code --version} prints. */
  private static final String VERSION = "bluegreen " + pomVersion();

  private static final String JDK = System.getProperty("java.home");

  @TempDir private Path folder;

  /** The first start after a build trains the cache, which the copies below take along. */
  @BeforeAll
  static void start() throws InterruptedException {
    assertThat(Program.run(Map.of(), LocalAws.command("--version")).code()).isZero();
  }

  @Test
  void its_version_is_the_poms() throws Exception {
    Ended ended = Program.run(Map.of(), LocalAws.command("--version"));

    assertThat(ended.outLines()).as("%s", ended).containsExactly(VERSION);
  }

  @Test
  void without_a_jdk_25_it_says_what_is_missing() throws Exception {
    Ended ended = Program.run(onlyPath(tools()), LocalAws.command("--version"));

    assertThat(ended.code()).isEqualTo(ExitCode.ERROR);
    assertThat(ended.outLines()).isEmpty();
    assertThat(ended.err()).contains("needs a JDK 25", "set JAVA_HOME");
  }

  @Test
  void a_jdk_25_on_the_path_is_enough() throws Exception {
    String path = tools() + File.pathSeparator + Path.of(JDK, "bin");

    Ended ended = Program.run(onlyPath(path), LocalAws.command("--version"));

    assertThat(ended.outLines()).as("%s", ended).containsExactly(VERSION);
  }

  @Test
  void a_jdk_25_among_others_is_found() throws Exception {
    Map<String, String> environment = new TreeMap<>(onlyPath(tools()));
    environment.put("BLUEGREEN_JDKS", String.valueOf(Path.of(JDK).getParent()));

    Ended ended = Program.run(environment, LocalAws.command("--version"));

    assertThat(ended.outLines()).as("%s", ended).containsExactly(VERSION);
  }

  @Test
  void it_needs_no_home() throws Exception {
    Ended ended =
        Program.run(
            Map.of(), List.of("env", "-u", "HOME", Program.LAUNCHER.toString(), "--version"));

    assertThat(ended).isEqualTo(new Ended(0, List.of(VERSION), List.of()));
  }

  @Test
  void help_of_a_command_is_its_help() throws Exception {
    Ended help = Program.run(Map.of(), LocalAws.command("help release"));

    assertThat(help).isEqualTo(Program.run(Map.of(), LocalAws.command("release --help")));
    assertThat(help.out()).contains("--override-alarms");
  }

  @Test
  void what_can_not_be_printed_is_an_error() throws Exception {
    Ended full = shell("--version >/dev/full");
    Ended closed = shell("--version >&-");

    assertThat(full.code()).isEqualTo(ExitCode.ERROR);
    assertThat(full.err()).contains("standard output can't be written");
    assertThat(closed.code()).isEqualTo(ExitCode.ERROR);
    assertThat(closed.err()).contains("standard output is closed");
  }

  private static Ended shell(String arguments) throws InterruptedException {
    return Program.run(Map.of(), List.of("sh", "-c", Program.LAUNCHER + " " + arguments));
  }

  @Test
  void it_may_be_called_through_links_and_from_anywhere() throws Exception {
    Path direct = Files.createSymbolicLink(folder.resolve("direct"), Program.LAUNCHER);
    Path relative = Files.createSymbolicLink(folder.resolve("relative"), direct.getFileName());

    for (Path link : List.of(direct, relative)) {
      Ended ended = Program.run(Map.of(), List.of(link.toString(), "--version"), folder);

      assertThat(ended.outLines()).as("%s", ended).containsExactly(VERSION);
    }
    Files.delete(relative);
    Files.delete(direct);
  }

  @Test
  void the_checkout_may_be_in_a_folder_with_spaces_and_letters_of_any_script() throws Exception {

    checkout(
        "copy",
        "pipeline/smoke",
        "pipeline/target/bluegreen.jar",
        CACHE,
        CACHE + ".jdk",
        REHEARSAL_CACHE,
        "pipeline/target/lib",
        "src/image",
        "src/target/lotto.jar",
        "src/target/lotto.aot",
        "src/target/lib",
        "src/target/jni");

    // By a shell, because this JVM's locale may not know such letters.
    String renamed =
        "named=$(printf 'my own ch\\303\\251ckout \\353\\241\\234'); mv copy \"$named\";"
            + " \"$named/pipeline/bluegreen\" rehearse --scenario=bad --summary=summary.md;"
            + " code=$?; mv \"$named\" copy; exit $code";
    Ended ended = Program.run(Map.of("LC_ALL", "C"), List.of("sh", "-c", renamed), folder);

    assertThat(ended.code()).as("%s", ended).isZero();
    assertThat(ended.out()).contains("✓ Rolled back");
    assertThat(folder.resolve("summary.md"))
        .content()
        .contains("### Rehearsal\n\n| SCENARIO |", "</summary>\n\n### ❌ lotto: Rolled back: ");
  }

  @Test
  void packed_it_runs_without_sources_and_with_its_cache() throws Exception {
    Path tar = folder.resolve("bluegreen.tar");
    String pack = CHECKOUT.resolve("pipeline/pack").toString();
    assertThat(Program.run(Map.of(), List.of(pack, tar.toString())).code()).isZero();
    assertThat(Program.run(Map.of(), List.of("tar", "-xf", tar.toString()), folder).code())
        .isZero();
    String launcher = folder.resolve("bluegreen/pipeline/bluegreen").toString();

    Ended version = Program.run(Map.of(), List.of(launcher, "--version"), folder);
    Ended release =
        Program.run(
            Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"),
            List.of(launcher, "release", "--help", "--function", "lotto"),
            folder);

    assertThat(version.outLines()).as("%s", version).containsExactly(VERSION);
    assertThat(release.code()).as("the cache can be used: %s", release).isZero();
    assertThat(release.out()).contains("--smoke=DIR", "bluegreen/pipeline/smoke");
    assertThat(folder.resolve("bluegreen/pom.xml")).doesNotExist();

    Ended local = Program.run(Map.of(), List.of(launcher, "local"), folder);

    assertThat(local.code()).as("%s", local).isEqualTo(ExitCode.REFUSED);
    assertThat(local.out()).contains("Refused: There is no function to run", "→ A packed tool");
    assertThat(local.err()).doesNotContain("Exception");

    Files.writeString(folder.resolve("bluegreen").resolve(CACHE + ".jdk"), "another JDK");
    Ended elsewhere = Program.run(Map.of(), List.of(launcher, "--version"), folder);

    assertThat(elsewhere).isEqualTo(new Ended(0, List.of(VERSION), List.of()));
  }

  @Test
  void packed_it_never_builds() throws Exception {
    Path copy = checkout("copy", "pipeline/target/bluegreen.jar", "pipeline/target/lib");
    Files.delete(copy.resolve("pom.xml"));

    Ended ended = Program.run(Map.of(), version(copy), folder);

    assertThat(ended.outLines()).as("without a cache, too: %s", ended).contains(VERSION);
    assertThat(ended.err()).doesNotContain("building");
    assertThat(copy.resolve(CACHE)).doesNotExist();
  }

  @Test
  void training_that_failed_is_not_repeated_before_the_next_build() throws Exception {
    Path copy =
        checkout(
            "copy",
            "pipeline/target/bluegreen.jar",
            "pipeline/target/lib",
            CACHE + ".jdk",
            "src/target/lotto.aot");
    Files.createFile(copy.resolve(CACHE));
    Files.createFile(copy.resolve(REHEARSAL_CACHE));

    Ended ended = Program.run(Map.of(), version(copy), folder);

    assertThat(ended).isEqualTo(new Ended(0, List.of(VERSION), List.of()));
    assertThat(copy.resolve(CACHE)).isEmptyFile();
  }

  @Test
  void a_start_waits_for_another_one_that_builds() throws Exception {
    Path copy = checkout("copy", "pipeline/target/bluegreen.jar", "src/target/lotto.aot");
    Path lock = lock(copy, ProcessHandle.current().pid());

    try (Program start = Program.start(Map.of(), version(copy), folder)) {
      start.err().await("waiting for another start");
      copy(CHECKOUT.resolve("pipeline/target/lib"), copy.resolve("pipeline/target/lib"));
      copy(CHECKOUT.resolve(CACHE), copy.resolve(CACHE));
      copy(CHECKOUT.resolve(REHEARSAL_CACHE), copy.resolve(REHEARSAL_CACHE));
      copy(CHECKOUT.resolve(CACHE + ".jdk"), copy.resolve(CACHE + ".jdk"));
      Files.delete(lock);

      assertThat(start.end().outLines()).containsExactly(VERSION);
    }
    assertThat(lock).doesNotExist();
  }

  @Test
  void the_lock_of_a_start_that_was_killed_while_it_built_is_ignored() throws Exception {
    Path copy = checkout("copy");
    Process killed = new ProcessBuilder("true").start();
    killed.waitFor();
    Path lock = lock(copy, killed.pid());

    Ended ended = Program.run(Map.of(), version(copy), folder);

    assertThat(ended.err()).as("there is nothing to build with").contains("the build failed");
    assertThat(lock).doesNotExist();
  }

  @Test
  void a_build_has_a_home_also_without_one() throws Exception {
    Path copy = checkout("copy");
    Path mvnw = Files.writeString(copy.resolve("mvnw"), "#!/bin/sh\necho home=$HOME\nexit 1\n");
    assertThat(mvnw.toFile().setExecutable(true)).isTrue();

    Ended ended =
        Program.run(
            Map.of(),
            List.of("env", "-u", "HOME", copy.resolve("pipeline/bluegreen").toString(), "local"));

    assertThat(ended.err()).contains("home=/", "the build failed");
  }

  private static String pomVersion() {
    try {
      return XPathFactory.newInstance()
          .newXPath()
          .evaluate(
              "/*[local-name()='project']/*[local-name()='version']",
              new InputSource(CHECKOUT.resolve("pom.xml").toUri().toString()));
    } catch (XPathExpressionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> version(Path checkout) {
    return List.of(checkout.resolve("pipeline/bluegreen").toString(), "--version");
  }

  private static Path lock(Path checkout, long pid) throws IOException {
    Path lock = Files.createDirectories(checkout.resolve("pipeline/target")).resolve("builder");
    return Files.createSymbolicLink(lock, Path.of(Long.toString(pid)));
  }

  /** The launcher and parts of what it runs, in a folder of its own. */
  private Path checkout(String name, String... parts) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    copy(CHECKOUT.resolve("pom.xml"), copy.resolve("pom.xml"));
    copy(CHECKOUT.resolve("pipeline/bluegreen"), copy.resolve("pipeline/bluegreen"));
    for (String part : parts) {
      copy(CHECKOUT.resolve(part), copy.resolve(part));
    }
    return copy;
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
      Files.writeString(
          script, "#!/bin/sh\nexec " + Need.program(name).orElseThrow() + " \"$@\"\n");
      assertThat(script.toFile().setExecutable(true)).isTrue();
    }
    return tools.toString();
  }

  /** With the times of the files, by which the launcher sees what is out of date. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    List<Path> all;
    try (Stream<Path> files = Files.walk(from)) {
      all = files.toList();
    }
    for (Path file : all) {
      Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
    }
    // A folder got a new time with every file that came into it.
    for (Path file : all) {
      Files.setLastModifiedTime(to.resolve(from.relativize(file)), Files.getLastModifiedTime(file));
    }
  }
}
