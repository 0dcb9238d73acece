package bluegreen.cli;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The pages name only options, exit codes and inputs of workflows that exist. */
class DocsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path RELEASING = ROOT.resolve("pipeline/docs/releasing.md");

  private static final Pattern COMMAND =
      Pattern.compile(
          "bluegreen (release|rollback|status|history|smoke|rehearse|local)\\b([^\n|`;&>#)]*)");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Pattern SPAN = Pattern.compile("`(--[a-z][a-z-]*)[^`]*`");
  private static final Pattern WORKFLOW = Pattern.compile("gh workflow run (\\S+\\.yml)([^\n`]*)");
  private static final Pattern INPUT = Pattern.compile("-f ([a-z-]+)=");
  private static final Pattern CODES = Pattern.compile("(?m)^\\| (\\d+(?:, \\d+)*) \\|");

  /** Of other programs, and one that stands for any. */
  private static final Set<String> FOREIGN = Set.of("--provenance", "--quick", "--option");

  /** Of signals and pipes: the help of picocli has one line for the first two. */
  private static final Set<String> SIGNALS = Set.of("141", "143");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("pipeline/docs"))) {
      return Stream.concat(
          docs.filter(page -> page.toString().endsWith(".md")).toList().stream(),
          Stream.of("README.md", "CONTRIBUTING.md", "pipeline/README.md", "terraform/README.md")
              .map(ROOT::resolve));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commands_have_options_that_exist(Path page) throws IOException {
    Matcher command = COMMAND.matcher(Files.readString(page).replace("\\\n", " "));
    while (command.find()) {
      assertThat(options(command.group(1)))
          .as(command.group())
          .containsAll(found(OPTION, command.group(2)));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void options_that_are_explained_exist(Path page) throws IOException {
    Set<String> named = found(SPAN, Files.readString(page));
    named.removeAll(FOREIGN);

    assertThat(Bluegreen.all().getSubcommands().keySet().stream().flatMap(c -> options(c).stream()))
        .containsAll(named);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void workflows_have_inputs_that_exist(Path page) throws IOException {
    Matcher run = WORKFLOW.matcher(Files.readString(page));
    while (run.find()) {
      String workflow = Files.readString(ROOT.resolve(".github/workflows/" + run.group(1)));
      assertThat(found(INPUT, run.group(2)))
          .as(run.group())
          .allSatisfy(input -> assertThat(workflow).contains("\n      " + input + ":\n"));
    }
  }

  @Test
  void exit_codes_are_those_of_the_help() throws IOException {
    Set<String> codes =
        Bluegreen.all().getCommandSpec().usageMessage().exitCodeList().keySet().stream()
            .map(String::strip)
            .collect(toSet());
    for (Path page : List.of(ROOT.resolve("README.md"), RELEASING)) {
      Set<String> named = new TreeSet<>();
      found(CODES, Files.readString(page)).forEach(row -> named.addAll(List.of(row.split(", "))));
      named.removeAll(SIGNALS);

      assertThat(named).as("%s", page).isEqualTo(new TreeSet<>(codes));
    }
  }

  private static Set<String> options(String command) {
    CommandLine line = Objects.requireNonNull(Bluegreen.all().getSubcommands().get(command));
    return line.getCommandSpec().optionsMap().keySet();
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
