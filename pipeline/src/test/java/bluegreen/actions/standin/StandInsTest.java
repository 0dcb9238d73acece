package bluegreen.actions.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.actions.Project;
import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Secrets;
import bluegreen.rehearsal.Stage;
import bluegreen.world.TestFunction;
import bluegreen.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandInsTest {
  private static final String PIN = "@" + "0".repeat(40);

  @TempDir private Path folder;
  private Project project;

  @BeforeEach
  void create() throws IOException {
    project = Project.in(folder);
    StandIns.all().forEach(project::standIn);
  }

  @Test
  void a_checkout_is_a_clone_of_the_commit() throws Exception {
    project
        .with("README.md", "Read me\n")
        .jobs(
            """
            shallow:
              runs-on: ubuntu-24.04
              permissions: {contents: read}
              steps:
                - {uses: actions/checkoutPIN, id: it}
                - {run: 'cat README.md; git rev-list --all --count; echo "$IT"', env: {IT: '${{ steps.it.outputs.commit }}'}}
            """
                .replace("PIN", PIN));
    project.with("more", "").committed();

    project.push();

    assertThat(project.printed())
        .contains("shallow | Read me", "shallow | 1", "shallow | " + project.head());
  }

  @Test
  void a_deep_checkout_has_all_branches() throws Exception {
    project.jobs(
        """
        deep:
          runs-on: ubuntu-24.04
          permissions: {contents: read}
          steps:
            - {uses: actions/checkoutPIN, with: {fetch-depth: 0, ref: FIRST, persist-credentials: false}}
            - {run: git merge-base --is-ancestor HEAD origin/main && git rev-list origin/main --count}
        """
            .replace("PIN", PIN)
            .replace("ref: FIRST", "ref: '${{ github.sha }}'"));
    project.with("more", "").committed();

    project.push();

    assertThat(project.printed()).contains("deep | 2");
  }

  @Test
  void java_is_the_one_that_runs_this() throws Exception {
    project.jobs(
        """
        one:
          runs-on: ubuntu-24.04
          steps:
            - {uses: actions/setup-javaPIN, with: {distribution: temurin, java-version: 25}}
            - run: test "$(command -v java)" = "$JAVA_HOME/bin/java" && echo found
        """
            .replace("PIN", PIN));

    project.push();

    assertThat(project.printed()).contains("one | found");
  }

  @Test
  void artifacts_go_from_job_to_job_and_from_run_to_run_without_their_permissions()
      throws Exception {
    project
        .with(
            ".github/workflows/later.yml",
            """
            on: {workflow_dispatch: {inputs: {run: {required: true}}}}
            jobs:
              get:
                runs-on: ubuntu-24.04
                permissions: {actions: read}
                steps:
                  - uses: actions/download-artifactPIN
                    with: {name: it, run-id: '${{ inputs.run }}', github-token: '${{ github.token }}'}
                  - run: cat file
            """
                .replace("PIN", PIN))
        .jobs(
            """
            put:
              runs-on: ubuntu-24.04
              steps:
                - run: echo content >file; chmod +x file
                - {uses: actions/upload-artifactPIN, with: {name: it, path: file, if-no-files-found: error}}
            get:
              needs: put
              runs-on: ubuntu-24.04
              steps:
                - {uses: actions/download-artifactPIN, with: {name: it, path: there}}
                - run: cat there/file; test -x there/file || echo no longer executable
            """
                .replace("PIN", PIN));

    project.push();
    project.dispatch("later.yml", Map.of("run", "1"));

    assertThat(project.printed())
        .containsSubsequence(
            "get | content",
            "get | no longer executable",
            "✓ Test (run 1): success",
            "get | content");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          actions/checkout          | {}                                       | needs permission contents: read
          actions/setup-java        | {distribution: temurin, java-version: 21} | java-version has to be 25
          actions/setup-java        | {java-version: 25}                       | distribution is missing
          actions/upload-artifact   | {name: it, path: nothing}                | if-no-files-found is missing
          actions/upload-artifact   | {name: it, path: no, if-no-files-found: error} | path has to be one file
          actions/download-artifact | {name: it}                               | there is no artifact it
          actions/download-artifact | {name: it, run-id: 1}                    | needs permission actions: read
          actions/attest            | {subject-name: a, subject-digest: b}     | needs permission id-token: write
          aws-actions/configure-aws-credentials | {role-to-assume: a}          | needs permission id-token: write
          aws-actions/amazon-ecr-login | {}                                    | there is no AWS_ENDPOINT_URL
          docker/build-push-action  | {context: .}                             | push is missing
          docker/build-push-action  | {context: ., push: true, provenance: mode=max} | provenance has to be false
          docker/build-push-action  | {context: ., target: sbom, outputs: type=tar} | outputs has to be a folder
          docker/build-push-action  | {context: ., push: true, provenance: false, sbom: false, tags: 'a/b:1', build-args: REVISION=2} | build-args have to name the tag
          """)
  void inputs_that_github_would_reject_fail(String action, String inputs, String message)
      throws Exception {
    project.jobs(
        "one: {runs-on: ubuntu-24.04, steps: [{uses: %s%s, with: %s}]}"
            .formatted(action, PIN, inputs));

    assertThat(project.push()).isFalse();

    assertThat(project.printed()).anyMatch(line -> line.contains(message));
  }

  @Test
  void credentials_are_for_a_role_and_never_shown() throws Exception {
    Secrets secrets = new Secrets("LOCAL", "a secret", "a password");
    AwsSettings settings = AwsSettings.of(new TestFunction()).withSecrets(secrets);
    try (EmbeddedAws aws = EmbeddedAws.boot(settings)) {
      project.jobs(
          """
          one:
            runs-on: ubuntu-24.04
            permissions: {id-token: write}
            steps:
              - {run: 'echo AWS_ENDPOINT_URL=AWS >>"$GITHUB_ENV"'}
              - {uses: aws-actions/configure-aws-credentialsPIN, with: {role-to-assume: ada, aws-region: eu-central-1}}
              - uses: aws-actions/configure-aws-credentialsPIN
                if: failure()
                with: {role-to-assume: 'arn:aws:iam::123456789012:role/ada', aws-region: eu-central-1}
              - {run: 'echo "$AWS_REGION $AWS_SECRET_ACCESS_KEY"', if: failure()}
          """
              .replace("PIN", PIN)
              .replace("=AWS ", "=" + aws.endpoint() + " "));

      project.push();
    }

    assertThat(project.printed())
        .anyMatch(line -> line.endsWith("role-to-assume has to be an ARN"))
        .contains("one | eu-central-1 ***");
  }

  @Test
  void aws_tells_the_digest_of_a_tag() {
    AwsSettings settings =
        AwsSettings.of(new TestFunction()).withTime(new ManualTime(Instant.EPOCH));
    try (EmbeddedAws aws = Stage.boot(settings, World.bundle())) {
      Map<String, String> environment = new TreeMap<>(Stage.environment(aws));
      environment.put("AWS_SESSION_TOKEN", "made up");
      AwsCli cli = new AwsCli(environment);
      String question =
          "ecr batch-get-image --repository-name lotto --image-ids imageTag=%s"
              + " --query images[0].imageId.imageDigest --output text";

      assertThat(cli.answer(List.of(question.formatted("good")))).startsWith("sha256:");
      assertThat(cli.answer(List.of(question.formatted("none")))).isEqualTo("None");
      assertThatThrownBy(() -> cli.answer(List.of("s3", "ls")))
          .hasMessage("nobody knows what to answer to aws s3 ls");
    }
  }

  @Test
  void gh_lists_the_runs_that_have_the_tool() throws Exception {
    project.jobs(
        """
        put:
          runs-on: ubuntu-24.04
          steps:
            - run: touch file
            - {uses: actions/upload-artifactPIN, with: {name: tool, path: file, if-no-files-found: error}}
        """
            .replace("PIN", PIN));
    project.push();
    project.push();
    Gh gh = new Gh(project.hub());

    assertThat(
            gh.answer(
                List.of(
                    "api",
                    "repos/acme/lotto/actions/workflows/test.yml/runs?branch=main&per_page=30",
                    "--jq",
                    ".workflow_runs[] | select(.event != \"pull_request\") | .id")))
        .containsExactly(2, 1);
    assertThat(gh.answer(artifacts("tool"))).containsExactly(1);
    assertThat(gh.answer(artifacts("other"))).isEmpty();
    assertThatThrownBy(() -> gh.answer(List.of("pr", "merge")))
        .hasMessage("nobody knows what to answer to gh pr merge");
  }

  private static List<String> artifacts(String name) {
    return List.of(
        "api",
        "repos/acme/lotto/actions/runs/1/artifacts?name=" + name,
        "--jq",
        ".artifacts[] | select(.expired | not) | .id");
  }
}
