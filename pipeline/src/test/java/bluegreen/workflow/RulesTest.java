package bluegreen.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workflow keeps the rules, and every rule detects a violation. */
class RulesTest {
  static final Path WORKFLOWS = Path.of("../.github/workflows").toAbsolutePath().normalize();

  private static final String GOOD =
      """
      on:
        push:
      permissions: {}
      jobs:
        release:
          runs-on: ubuntu-24.04
          timeout-minutes: 60
          environment: staging
          concurrency:
            group: release-staging
            cancel-in-progress: false
          permissions:
            id-token: write # to assume the role
          steps:
            - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
              with:
                persist-credentials: false
            - uses: aws-actions/configure-aws-credentials@e6de054238d6b7531b4efff3b6587d9aade6a06c # v6.2.3
              with:
                role-to-assume: ${{ vars.AWS_ROLE_ARN }}
            - uses: docker/build-push-action@53b7df96c91f9c12dcc8a07bcb9ccacbed38856a # v7.3.0
              with:
                push: true
                provenance: false
                sbom: false
            - env:
                IMAGE: ${{ inputs.image }}
              run: bluegreen/pipeline/bluegreen release --image="$IMAGE"
        gate:
          if: always()
          needs: [release]
          timeout-minutes: 5
          steps: []
      """;

  static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(WORKFLOWS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void every_workflow_keeps_every_rule(Path workflow) throws IOException {
    assertThat(Rules.broken(Files.readString(workflow))).isEmpty();
  }

  @Test
  void there_are_workflows() throws IOException {
    assertThat(workflows())
        .extracting(path -> path.getFileName().toString())
        .contains("ci.yml", "release.yml", "deploy.yml", "rollback.yml", "terraform.yml");
  }

  @Test
  void a_workflow_that_keeps_the_rules_passes() {
    assertThat(Rules.broken(GOOD)).isEmpty();
  }

  /** A text to replace in the good workflow, its replacement, and the expected complaint. */
  record Break(String what, String how, String complaint) {}

  static List<Break> breaks() {
    return List.of(
        new Break("permissions: {}\n", "", "permissions on top are not {}"),
        new Break(
            "if: always()", "if: needs.release.result != 'failure'", "a skipped job for a success"),
        new Break(
            "environment: staging", "environment: production-approval", "it holds up other runs"),
        new Break("permissions: {}", "permissions: read-all", "permissions on top are not {}"),
        new Break("permissions: {}", "permissions:\n  id-token: write # why", "permissions on top"),
        new Break("  push:", "  pull_request_target:", "an event that runs with the base's rights"),
        new Break("on:\n  push:", "on: [push, workflow_run]", "an event that runs with the base's"),
        new Break("--image=\"", "--image \"", "release: a value that could be read as an option"),
        new Break(" # to assume the role", "", "a grant without a reason"),
        new Break(
            "    permissions:\n      id-token: write # to assume the role",
            "    permissions: {id-token: write}",
            "a grant without a reason"),
        new Break(
            "    permissions:\n      id-token: write # to assume the role",
            "    permissions: write-all",
            "release: a grant of everything"),
        new Break("    timeout-minutes: 60\n", "", "release: no time-out"),
        new Break("timeout-minutes: 60", "timeout-minutes: 30", "shorter than a deployment"),
        new Break("      group: release-staging\n", "", "no concurrency group"),
        new Break("cancel-in-progress: false", "cancel-in-progress: true", "cancelled half-way"),
        new Break("      cancel-in-progress: false\n", "", "cancelled half-way"),
        new Break(" # v7.0.1", "", "not pinned by SHA and version"),
        new Break(
            "  gate:\n",
            "  other:\n    uses: ada/ci/.github/workflows/x.yml@main\n  gate:\n",
            "not pinned"),
        new Break("      - env:", "      - {uses: ada/action@v1}\n      - env:", "not pinned"),
        new Break(
            "@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7", "not pinned by SHA and version"),
        new Break("@3d3c42e5aac5ba805825da76410c181273ba90b1", "@3d3c42e", "not pinned by SHA"),
        new Break("persist-credentials: false", "fetch-depth: 0", "leaves its token"),
        new Break("persist-credentials: false", "persist-credentials: true", "leaves its token"),
        new Break("\"$IMAGE\"", "${{ inputs.image }}", "an expression inside a script"),
        new Break("${{ vars.AWS_ROLE_ARN }}", "arn:aws:iam::1:role/x", "assumes no role of the"),
        new Break("role-to-assume:", "aws-access-key-id:", "long-lived keys"),
        new Break("provenance: false", "provenance: true", "pushes an index"),
        new Break("          sbom: false\n", "", "pushes an index"),
        new Break(
            "      - env:", "      - continue-on-error: true\n        env:", "after an error"),
        new Break("if: always()", "if: success()", "gate: is skipped where a job has failed"),
        new Break("needs: [release]", "needs: []", "gate: does not need all jobs"));
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void every_rule_fails_when_it_is_broken(Break it) {
    assertThat(GOOD).as("there is something to break").contains(it.what);

    List<String> broken = Rules.broken(GOOD.replace(it.what, it.how));

    assertThat(broken).anyMatch(complaint -> complaint.contains(it.complaint));
  }
}
