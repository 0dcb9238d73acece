package bluegreen.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.actions.standin.StandIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkflowTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @ParameterizedTest
  @MethodSource("ours")
  void this_runner_knows_all_of_our_workflows(Path file) throws IOException {
    Workflow workflow = Workflow.read(file.toString(), Files.readString(ROOT.resolve(file)));

    assertThat(workflow.jobs()).isNotEmpty();
    assertThat(StandIns.all().keySet()).containsAll(uses(workflow));
  }

  private static List<Path> ours() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(".github/workflows"))) {
      return files.map(ROOT::relativize).sorted().toList();
    }
  }

  private static List<String> uses(Workflow workflow) {
    return workflow.jobs().values().stream()
        .flatMap(
            job -> job.work() instanceof Job.Work.Steps work ? work.steps().stream() : Stream.of())
        .flatMap(
            step ->
                step.work() instanceof Step.Work.Uses uses ? Stream.of(uses.action()) : Stream.of())
        .toList();
  }

  @Test
  void jobs_come_after_those_that_they_need() {
    Workflow workflow =
        read(
            """
            jobs:
              last: {runs-on: ubuntu-24.04, needs: [middle, first], steps: [run: true]}
              middle: {runs-on: ubuntu-24.04, needs: first, steps: [run: true]}
              first: {runs-on: ubuntu-24.04, steps: [run: true]}
            """);

    assertThat(workflow.jobs().keySet()).containsExactly("first", "middle", "last");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          runs-on: ubuntu-24.04, container: alpine, steps: [] | w.yml.jobs.one: unknown container
          runs-on: ubuntu-24.04                               | w.yml.jobs.one: steps has to be a list
          steps: []                                           | w.yml.jobs.one: needs runs-on
          runs-on: ubuntu-24.04, needs: two, steps: []        | jobs need each other, or what isn't there
          runs-on: ubuntu-24.04, needs: one, steps: []        | jobs need each other, or what isn't there
          runs-on: ubuntu-24.04, if: 1 <, steps: []           | w.yml.jobs.one: expected an operator
          uses: acme/other/w.yml@main                         | w.yml.jobs.one: only workflows of this repository
          uses: ./w.yml, secrets: {A: b}                      | w.yml.jobs.one: secrets has to be a text
          uses: ./w.yml, secrets: some                        | w.yml.jobs.one: secrets can only be inherited
          runs-on: ubuntu-24.04, defaults: {run: {shell: sh}}, steps: [] | w.yml.jobs.one.defaults.run: shell has to be bash
          runs-on: ubuntu-24.04, env: list, steps: []         | w.yml.jobs.one: env has to be a mapping
          """)
  void an_unknown_key_of_a_job_is_named_with_its_place(String job, String message) {
    assertThatThrownBy(() -> read("jobs: {one: {" + job + "}}")).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run: echo, shell: pwsh           | shell has to be bash
          run: echo, with: {a: b}          | unknown with
          run: 'echo ${{ github.actor }}'  | pass it by env
          name: nothing                    | needs uses
          uses: actions/checkout@v4        | actions/checkout@v4 is not pinned by a commit
          run: echo, env: {A: '${{ a b }}'} | expected '}}'
          """)
  void an_unknown_key_of_a_step_is_named_with_its_place(String step, String message) {
    assertThatThrownBy(
            () ->
                read(
                    "jobs: {one: {runs-on: ubuntu-24.04, steps: [{run: 'true'}, {%s}]}}"
                        .formatted(step)))
        .hasMessageContaining("w.yml.jobs.one.steps[1]: ")
        .hasMessageContaining(message);
  }

  @Test
  void an_unknown_key_of_a_workflow_is_named() {
    assertThatThrownBy(() -> read("jobs: {}\nfuture: true")).hasMessage("w.yml: unknown future");
    assertThatThrownBy(() -> Workflow.read("w.yml", "on: {fork: }\njobs: {}"))
        .hasMessage("w.yml.on: unknown fork");
    assertThatThrownBy(() -> Workflow.read("w.yml", "on: push\njobs: {}"))
        .hasMessage("w.yml.on: a mapping was expected, not push");
  }

  private static Workflow read(String jobs) {
    return Workflow.read("w.yml", "on: {push: {branches: [main]}}\n" + jobs);
  }
}
