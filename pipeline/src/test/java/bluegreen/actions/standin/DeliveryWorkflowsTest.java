package bluegreen.actions.standin;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.actions.Action;
import bluegreen.actions.Hub;
import bluegreen.actions.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This repository's workflows, with builds and a tool that only say what they would do. */
class DeliveryWorkflowsTest {
  private static final Path WORKFLOWS = Path.of("../.github/workflows").toAbsolutePath();
  private static final String IMAGE = "registry/lotto";
  private static final String DIGEST = "sha256:" + "1".repeat(64);

  /** What {@code pipeline/pack} packs. */
  private static final String TOOL =
      """
      #!/bin/sh
      mkdir -p bluegreen/pipeline
      printf '#!/bin/sh\\necho "bluegreen $*"\\n' >bluegreen/pipeline/bluegreen
      chmod +x bluegreen/pipeline/bluegreen
      tar -cf "$1" bluegreen
      echo packed
      """;

  @TempDir private Path folder;
  private Path bin;
  private Project project;

  @BeforeEach
  void create() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    project = of(Map.of());
  }

  private Project of(Map<String, String> variables) throws IOException {
    Path own = Files.createTempDirectory(folder, "hub");
    Map<String, String> machine = Map.of("PATH", bin + ":" + System.getenv("PATH"));
    Map<String, String> environment = Map.of("REPOSITORY", IMAGE);
    Hub.Settings settings =
        new Hub.Settings(variables, Map.of("staging", environment), machine, "", "");
    Project made = Project.in(own, settings);
    StandIns.all().forEach(made::standIn);
    made.standIn(
        "aws-actions/configure-aws-credentials", Action.nothing("role-to-assume", "aws-region"));
    made.standIn("aws-actions/amazon-ecr-login", Action.nothing());
    made.standIn("docker/build-push-action", new Action(Image.build().inputs(), this::build));
    for (String name :
        new String[] {"release.yml", "deploy.yml", "rollback.yml", "terraform.yml"}) {
      made.with(".github/workflows/" + name, Files.readString(WORKFLOWS.resolve(name)));
    }
    script(own.resolve("repository.git/pipeline/pack"), TOOL);
    script(own.resolve("repository.git/mvnw"), "#!/bin/sh\necho tested\n");
    // A commit's image is in the registry once it was pushed.
    script(bin.resolve("aws"), "#!/bin/sh\ncat '" + pushed() + "' 2>/dev/null || echo None\n");
    script(
        bin.resolve("gh"),
        """
        #!/bin/sh
        case "$*" in
          attestation*) test -e "HUB/attestation-sha256-${3##*:}" ;;
          *artifacts*) test -e HUB/runs/1/expired || echo 1 ;;
          *) echo 1 ;;
        esac
        """
            .replace("HUB", own.toString()));
    return made.committed();
  }

  private Path pushed() {
    return folder.resolve("pushed");
  }

  private Map<String, String> build(Action.Use use) throws IOException {
    if (use.input("target").isPresent()) {
      Path sbom = Files.createDirectories(use.machine().workspace().resolve("sbom"));
      Files.writeString(sbom.resolve("lotto-sbom.json"), "{\"bomFormat\": \"CycloneDX\"}");
      return Map.of();
    }
    Files.writeString(pushed(), DIGEST);
    Files.writeString(use.run().folder().resolve("pushed"), IMAGE + "@" + DIGEST);
    use.machine().say("built " + use.require("tags"));
    return Map.of("digest", DIGEST);
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void a_push_goes_to_production() throws Exception {
    assertThat(project.push()).as("%s", project.printed()).isTrue();

    assertThat(released("production")).isTrue();
    assertThat(project.printed()).noneMatch(line -> line.startsWith("apply"));
  }

  @Test
  void an_image_that_was_not_attested_does_not_reach_production_by_another_run() throws Exception {
    project.standIn(
        "actions/attest",
        new Action(
            Attestation.action().inputs(),
            _ -> {
              throw new IOException("no signature");
            }));
    assertThat(project.push()).isFalse();

    boolean again = project.rerun("tool", "image", "attest", "staging", "approval", "production");
    boolean byDigest = project.dispatch("release.yml", Map.of("digest", DIGEST));

    assertThat(again).isFalse();
    assertThat(byDigest).isFalse();
    assertThat(released("production")).isFalse();
    assertThat(project.printed()).anyMatch(line -> line.contains("error: Not attested: "));
  }

  @Test
  void the_failed_attestation_can_be_repeated() throws Exception {
    Action attest = Attestation.action();
    Path once = folder.resolve("once");
    project.standIn(
        "actions/attest",
        new Action(
            attest.inputs(),
            use -> {
              if (!Files.exists(once)) {
                Files.createFile(once);
                throw new IOException("no signature");
              }
              return attest.behaviour().run(use);
            }));
    assertThat(project.push()).isFalse();

    assertThat(project.rerun()).isTrue();

    assertThat(released("production")).isTrue();
  }

  @Test
  void an_attested_image_is_released_again_by_a_later_run() throws Exception {
    project.push();

    assertThat(project.dispatch("release.yml", Map.of("digest", DIGEST))).isTrue();
  }

  @Test
  void without_attestations_the_variable_decides() throws Exception {
    project = of(Map.of("ATTEST", "false"));

    assertThat(project.push()).isTrue();

    assertThat(released("production")).isTrue();
    assertThat(project.printed()).noneMatch(line -> line.contains("Not attested"));
  }

  @Test
  void a_shortened_commit_is_released() throws Exception {
    String head = project.head();

    boolean released = project.dispatch("release.yml", Map.of("commit", head.substring(0, 10)));

    assertThat(released).as("%s", project.printed()).isTrue();
    assertThat(project.printed()).contains("image | built " + IMAGE + ":" + head);
  }

  @Test
  void what_is_no_commit_is_refused() throws Exception {
    assertThat(project.dispatch("release.yml", Map.of("commit", "--orphan=main"))).isFalse();
    assertThat(project.dispatch("release.yml", Map.of("commit", "1234567"))).isFalse();

    assertThat(project.printed())
        .filteredOn(line -> line.contains("error: No commit: "))
        .hasSize(2);
  }

  @Test
  void an_image_is_built_on_the_functions_processor() throws Exception {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String other = arm ? "x86_64" : "arm64";
    project = of(Map.of("ARCHITECTURE", other, "RUNNER", "ubuntu-24.04-arm"));

    assertThat(project.push()).isFalse();

    assertThat(project.printed())
        .anyMatch(line -> line.contains("error: Wrong runner: The function runs on " + other))
        .noneMatch(line -> line.contains("built"));
  }

  @Test
  void a_rollback_has_a_tool_also_after_its_artifact_has_expired() throws Exception {
    project.push();
    Files.createFile(project.hub().runs().getFirst().expired());

    boolean rolledBack =
        project.dispatch("rollback.yml", Map.of("environment", "production", "reason", "wrong"));

    assertThat(rolledBack).as("%s", project.printed()).isTrue();
    assertThat(project.printed())
        .contains("rollback | packed")
        .anyMatch(line -> line.startsWith("rollback | bluegreen rollback"));
  }

  @Test
  void a_rollback_builds_nothing_while_there_is_an_artifact() throws Exception {
    project.push();

    project.dispatch("rollback.yml", Map.of("environment", "production", "reason", "wrong"));

    assertThat(project.printed())
        .doesNotContain("rollback | packed")
        .anyMatch(line -> line.startsWith("rollback | bluegreen rollback"));
  }

  @Test
  void terraform_waits_until_it_is_set_up() throws Exception {
    String before = project.head();
    project.with("terraform/main.tf", "").committed();

    assertThat(project.push(before)).as("%s", project.printed()).isTrue();

    assertThat(project.printed()).anyMatch(line -> line.startsWith("✓ Terraform"));
  }

  private boolean released(String environment) {
    return project.printed().stream()
        .anyMatch(line -> line.startsWith(environment + " / release | bluegreen release"));
  }
}
