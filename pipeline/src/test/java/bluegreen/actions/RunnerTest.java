package bluegreen.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunnerTest {
  private static final String PIN = "@" + "0".repeat(40);

  @TempDir private Path folder;
  private Project project;

  @BeforeEach
  void create() throws IOException {
    project = Project.in(folder);
  }

  @Test
  void steps_run_in_one_folder_and_pass_on_what_they_say() throws Exception {
    project.jobs(
        """
        one:
          runs-on: ubuntu-24.04
          env: {GREETING: 'hello ${{ github.actor }}'}
          steps:
            - run: |
                echo "name=world" >>"$GITHUB_OUTPUT"
                printf 'text<<END\\nof two\\nlines\\nEND\\n' >>"$GITHUB_OUTPUT"
                echo "LATER=$GREETING" >>"$GITHUB_ENV"
                mkdir bin
                printf '#!/bin/sh\\necho made here\\n' >bin/made-here
                chmod +x bin/made-here
                echo "$PWD/bin" >>"$GITHUB_PATH"
                echo "# Page" >>"$GITHUB_STEP_SUMMARY"
              id: first
            - run: |
                echo "$LATER, $NAME"
                echo "$TEXT"
                made-here
              env:
                NAME: ${{ steps.first.outputs.name }}
                TEXT: ${{ steps.first.outputs.text }}
            - run: pwd
              working-directory: bin
        """);

    assertThat(project.push()).isTrue();

    assertThat(project.printed())
        .startsWith("one | hello ada, world", "one | of two", "one | lines", "one | made here")
        .anyMatch(line -> line.endsWith("/workspace/bin"))
        .endsWith("✓ Test (run 1): success");
    assertThat(project.hub().runs().getFirst().summary()).hasContent("# Page");
  }

  @Test
  void after_a_failure_only_those_run_that_ask_for_it() throws Exception {
    project.jobs(
        """
        one:
          runs-on: ubuntu-24.04
          steps:
            - {run: 'false', id: odd, continue-on-error: true}
            - run: echo "$OUTCOME, $CONCLUSION"
              env:
                OUTCOME: ${{ steps.odd.outcome }}
                CONCLUSION: ${{ steps.odd.conclusion }}
            - {run: 'echo why; false | true', name: Break}
            - run: echo never
            - {run: echo on failure, if: failure()}
            - {run: echo always, if: always()}
            - {run: 'echo "$STATUS"', if: '!cancelled()', env: {STATUS: '${{ job.status }}'}}
        two: {needs: one, runs-on: ubuntu-24.04, steps: [run: echo never]}
        three: {needs: two, runs-on: ubuntu-24.04, steps: [run: echo never]}
        four:
          needs: one
          if: always()
          runs-on: ubuntu-24.04
          steps: [{run: 'echo "$IT"', env: {IT: '${{ needs.one.result }}'}}]
        five: {needs: two, if: failure(), runs-on: ubuntu-24.04, steps: [run: echo up the chain]}
        """);

    assertThat(project.push()).isFalse();

    assertThat(project.printed())
        .contains(
            "one | failure, success",
            "one | why",
            "one | error: .github/workflows/test.yml.jobs.one.steps[2]: exit code 1",
            "one | on failure",
            "one | always",
            "one | failure",
            "four | failure",
            "five | up the chain",
            "✗ Test (run 1): failure")
        .noneMatch(line -> line.contains("never"));
  }

  @Test
  void outputs_go_to_the_jobs_that_need_them() throws Exception {
    project.jobs(
        """
        one:
          runs-on: ubuntu-24.04
          outputs: {digest: '${{ steps.build.outputs.digest }}'}
          steps: [{id: build, run: 'echo digest=sha256:1 >>"$GITHUB_OUTPUT"'}]
        two:
          needs: one
          if: needs.one.outputs.digest == 'sha256:1'
          runs-on: ubuntu-24.04
          steps: [{run: 'echo "$IT"', env: {IT: '${{ needs.one.outputs.digest }}'}}]
        three:
          if: needs.one.outputs.digest != ''
          runs-on: ubuntu-24.04
          steps: [{run: echo never}]
        """);

    assertThat(project.push()).isTrue();

    assertThat(project.printed()).contains("two | sha256:1").doesNotContain("three | never");
  }

  @Test
  void an_environment_has_its_own_variables_and_is_created_where_it_is_missing() throws Exception {
    project.jobs(
        """
        one: &job
          runs-on: ubuntu-24.04
          environment: {name: staging, url: 'http://${{ vars.WHERE }}'}
          steps: [{run: 'echo "$IT"', env: {IT: '${{ vars.WHERE }}, ${{ vars.WHO }}'}}]
        two: {<<: *job, environment: ''}
        three: {<<: *job, environment: nowhere}
        """
            .replace("&job", "")
            .replace(
                "<<: *job",
                "runs-on: ubuntu-24.04, steps: [{run: 'echo \"$IT\"', env: {IT: '${{ vars.WHERE"
                    + " }}'}}]"));

    assertThat(project.push()).isTrue();

    assertThat(project.printed())
        .contains("one | here, everybody", "two | anywhere", "three | anywhere");
  }

  @Test
  void a_step_that_takes_too_long_is_ended() throws Exception {
    project.jobs(
        """
        step:
          runs-on: ubuntu-24.04
          steps: [{run: 'sleep 600 & wait', timeout-minutes: 0.001}, {run: echo next, if: failure()}]
        job:
          runs-on: ubuntu-24.04
          timeout-minutes: 0.001
          steps: [{run: sleep 600}, {run: echo cleaned up, if: cancelled()}]
        """);

    assertThat(project.push()).isFalse();

    assertThat(project.printed())
        .contains("step | next", "job | cleaned up")
        .anyMatch(line -> line.contains("steps[0]: timed out after"));
  }

  @Test
  void a_workflow_calls_another_with_inputs_and_gets_its_outputs() throws Exception {
    project
        .with(
            ".github/workflows/deploy.yml",
            """
            on:
              workflow_call:
                inputs: {where: {type: string, required: true}}
                outputs: {url: {value: '${{ jobs.deploy.outputs.url }}'}}
            jobs:
              deploy:
                runs-on: ubuntu-24.04
                environment: ${{ inputs.where }}
                permissions: {id-token: write}
                outputs: {url: 'http://${{ vars.WHERE }}'}
                steps: [{run: 'echo "to $IT"', env: {IT: '${{ inputs.where }}'}}]
            """)
        .jobs(
            """
            call:
              permissions: {id-token: write}
              uses: ./.github/workflows/deploy.yml
              with: {where: staging}
            after:
              needs: call
              runs-on: ubuntu-24.04
              steps: [{run: 'echo "$IT"', env: {IT: '${{ needs.call.outputs.url }}'}}]
            greedy:
              uses: ./.github/workflows/deploy.yml
              with: {where: staging}
            wrong:
              permissions: {id-token: write}
              uses: ./.github/workflows/deploy.yml
              with: {there: staging}
            itself:
              uses: ./.github/workflows/test.yml
            """);

    assertThat(project.push()).isFalse();

    assertThat(project.printed())
        .contains(
            "call / deploy | to staging",
            "after | http://here",
            "greedy / deploy | error: permission id-token: write is not the caller's",
            "wrong | error: there is no input there, only [where]",
            "itself | error: .github/workflows/test.yml can't be called");
  }

  @Test
  void an_action_is_what_stands_for_it() throws Exception {
    project
        .standIn("acme/greet", new Action(Set.of("who", "how"), RunnerTest::greet))
        .jobs(
            """
            one:
              runs-on: ubuntu-24.04
              permissions: {contents: read}
              steps:
                - {uses: acme/greetPIN, id: it, with: {who: '${{ github.actor }}', how: ''}}
                - {run: 'echo "$SAID, $GREETED"', env: {SAID: '${{ steps.it.outputs.said }}'}}
            two:
              runs-on: ubuntu-24.04
              permissions: {contents: read}
              steps: [{uses: acme/greetPIN, with: {whom: ada}}]
            three:
              runs-on: ubuntu-24.04
              steps: [{uses: acme/greetPIN, with: {who: ada}}]
            four:
              runs-on: ubuntu-24.04
              steps: [{uses: acme/partPIN}]
            """
                .replace("PIN", PIN));

    assertThat(project.push()).isFalse();

    String place = ".github/workflows/test.yml.jobs.%s.steps[0]: %s";
    assertThat(project.printed())
        .contains(
            "one | hello ***",
            "one | hello, ***",
            "two | error: " + place.formatted("two", "unknown input whom"),
            "three | error: " + place.formatted("three", "the job needs permission contents: read"),
            "four | error: " + place.formatted("four", "nothing stands for the action acme/part"));
  }

  private static Map<String, String> greet(Action.Use use) {
    use.requirePermission("contents", "read");
    use.machine().mask(use.require("who"));
    use.machine().say("hello " + use.require("who"));
    use.machine().export("GREETED", use.input("how").orElse("ada"));
    return Map.of("said", "hello");
  }

  @Test
  void what_an_expression_cannot_see_fails_the_step_or_the_job() throws Exception {
    project.jobs(
        """
        one:
          if: env.PATH
          runs-on: ubuntu-24.04
          steps: [run: echo never]
        two:
          runs-on: ubuntu-24.04
          steps: [{run: echo never, env: {A: '${{ matrix.os }}'}}]
        three:
          runs-on: ubuntu-24.04
          strategy: {matrix: {os: [linux]}}
          steps: [run: echo never]
        """);

    assertThat(project.push()).isFalse();

    assertThat(project.printed())
        .anyMatch(line -> line.contains("one | error: there is no context 'env'"))
        .anyMatch(line -> line.contains("jobs.two.steps[0]: there is no context 'matrix'"))
        .contains("three | error: this runner has no strategies")
        .noneMatch(line -> line.contains("never"));
  }

  @Test
  void a_push_starts_what_waits_for_its_branch_and_its_paths() throws Exception {
    String job = "jobs: {it: {runs-on: ubuntu-24.04, steps: [run: 'true']}}\n";
    project
        .with(".github/workflows/a.yml", "name: A\non: {push: {branches: [main]}}\n" + job)
        .with(".github/workflows/b.yml", "name: B\non: {push: {branches: [next]}}\n" + job)
        .with(".github/workflows/c.yml", "name: C\non: {pull_request: }\n" + job)
        .with(
            ".github/workflows/d.yml",
            "name: D\non: {push: {branches: [main], paths: [infra/**]}}\n" + job)
        .committed();
    String before = project.head();
    project.with("infra/main.tf", "").committed();
    String infra = project.head();
    project.with("README.md", "").committed();

    project.push(infra);
    project.push(before);

    assertThat(project.printed())
        .containsExactly("✓ A (run 1): success", "✓ A (run 2): success", "✓ D (run 3): success");
  }

  @Test
  void by_hand_inputs_are_checked() throws Exception {
    project
        .with(
            ".github/workflows/hand.yml",
            """
            on:
              workflow_dispatch:
                inputs:
                  where: {type: choice, options: [here, there]}
                  why: {required: true}
                  how: {default: slowly}
                  really: {type: boolean}
            jobs:
              it:
                runs-on: ubuntu-24.04
                steps: [{run: 'echo "$IT"', env: {IT: '${{ toJSON(inputs) }}'}}]
            """)
        .jobs("it: {runs-on: ubuntu-24.04, steps: [run: 'true']}");

    assertThat(project.dispatch("hand.yml", Map.of("where", "here", "why", "fun"))).isTrue();
    assertThat(String.join("", project.printed()))
        .contains("\"how\" : \"slowly\"", "\"really\" : false", "\"why\" : \"fun\"");
    assertThatThrownBy(() -> project.dispatch("hand.yml", Map.of("where", "home", "why", "")))
        .hasMessage("input where is one of [here, there], not 'home'");
    assertThatThrownBy(() -> project.dispatch("hand.yml", Map.of("where", "here")))
        .hasMessage("input why is missing");
    assertThatThrownBy(() -> project.dispatch("hand.yml", Map.of("what", "this")))
        .hasMessage("there is no input what, only [where, why, how, really]");
    assertThatThrownBy(() -> project.dispatch("test.yml", Map.of()))
        .hasMessage("test.yml can't be run by hand");
  }

  @Test
  void a_run_goes_on_with_what_has_not_succeeded() throws Exception {
    project.jobs(
        """
        one:
          runs-on: ubuntu-24.04
          outputs: {what: '${{ steps.it.outputs.what }}'}
          steps: [{id: it, run: 'echo once; echo what=kept >>"$GITHUB_OUTPUT"'}]
        two:
          needs: one
          runs-on: ubuntu-24.04
          steps:
            - run: echo "with $IT"; test -e MARK || { touch MARK; false; }
              env: {IT: '${{ needs.one.outputs.what }}'}
        three: {needs: two, runs-on: ubuntu-24.04, steps: [run: echo last]}
        """
            .replace("MARK", folder.resolve("mark").toString()));

    assertThat(project.push()).isFalse();
    assertThat(project.rerun()).isTrue();
    assertThat(project.rerun("three")).isTrue();

    assertThat(project.printed().stream().filter(line -> line.contains("|")))
        .containsExactly(
            "one | once",
            "two | with kept",
            "two | error: .github/workflows/test.yml.jobs.two.steps[0]: exit code 1",
            "two | with kept",
            "three | last",
            "three | last");
  }

  @Test
  void one_run_of_a_concurrency_group_runs_at_a_time() throws Exception {
    project.jobs(
        """
        one:
          runs-on: ubuntu-24.04
          concurrency: {group: 'to-${{ vars.WHERE }}', cancel-in-progress: false}
          steps: [run: 'true']
        two:
          runs-on: ubuntu-24.04
          concurrency: {group: other, cancel-in-progress: true}
          steps: [run: 'true']
        """);

    assertThat(project.push()).isFalse();

    assertThat(project.printed())
        .contains("two | error: this runner cancels nothing that is in progress");
    assertThat(project.hub().folder().resolve("group-to-anywhere")).exists();
  }
}
