package bluegreen.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the workflows and the updates by Dependabot need to find in the repository. */
class SettingsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern CREATED =
      Pattern.compile("for e in ([a-z \\\\\n-]+); do\n[^\n]*PUT");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{\\{ (matrix|inputs)\\.environment }}");

  /** A job that names a missing environment creates it: unprotected, for every branch. */
  @Test
  void the_guide_creates_every_environment_of_a_workflow() throws IOException {
    Set<String> created = new TreeSet<>();
    CREATED
        .matcher(Files.readString(ROOT.resolve("pipeline/docs/github.md")))
        .results()
        .forEach(loop -> created.addAll(List.of(loop.group(1).split("[ \\\\\n]+"))));
    Set<String> used = new TreeSet<>();
    for (Path workflow : RulesTest.workflows()) {
      Yaml jobs = Yaml.parse(Files.readString(workflow)).at("jobs");
      for (String job : jobs.keys()) {
        used.addAll(environments(Rules.environment(jobs.at(job))));
      }
    }

    assertThat(used).contains("production-rollback", "staging-plan");
    assertThat(created).containsAll(used);
  }

  private static List<String> environments(String name) {
    return Stream.of("staging", "production")
        .map(environment -> VARIABLE.matcher(name).replaceAll(environment))
        .filter(environment -> !environment.isEmpty())
        .toList();
  }

  /** https://github.com/dependabot/dependabot-core/issues/2057 */
  @Test
  void every_base_image_is_pinned_where_dependabot_updates_it() throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve("Dockerfile"));

    assertThat(lines).filteredOn(line -> line.contains("@sha256:")).hasSize(2);
    assertThat(lines)
        .filteredOn(line -> line.contains("@sha256:"))
        .allMatch(line -> line.startsWith("FROM "));
    assertThat(lines)
        .filteredOn(line -> line.startsWith("FROM ") && line.contains("/"))
        .allMatch(line -> line.matches("FROM \\S+:\\S+@sha256:[0-9a-f]{64} AS \\w+"));
  }
}
