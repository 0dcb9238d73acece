package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bluegreen.cli.Program.Ended;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * {@code terraform/}: its own tests, and applied by the real provider to the embedded AWS and, for
 * what that has not, to moto; then releases of what it created.
 */
@Timeout(900)
class TerraformIT {
  private static final int REQUESTS_A_SECOND = 30;

  @TempDir private Path folder;
  private Terraform terraform;

  /**
   * Where the tools are missing, it is skipped; or it fails, if the build was told to need them.
   */
  @BeforeEach
  void prepare() throws Exception {
    boolean installed = Stream.of("terraform", "moto_server").allMatch(TerraformIT::installed);
    assumeTrue(
        installed || System.getProperty("terraform.required") != null,
        "terraform and moto_server are not both installed");
    terraform = Terraform.copyTo(folder);
  }

  @Test
  void it_is_formatted_and_valid() throws Exception {
    terraform.does("fmt", "-check", "-diff", "-recursive");
    terraform.does("validate");
  }

  @Test
  void its_own_tests_pass() throws Exception {
    terraform.does("test");
  }

  @Test
  void an_apply_that_cannot_make_the_first_image_says_what_to_do() throws Exception {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    Files.writeString(tools.resolve("aws"), "#!/bin/sh\n");
    assertThat(tools.resolve("aws").toFile().setExecutable(true)).isTrue();

    Ended ended =
        Program.run(
            Map.of("PATH", tools.toString()),
            List.of("/bin/sh", folder.resolve("first-image").toString()));

    assertThat(ended.code()).isNotZero();
    assertThat(ended.err())
        .contains("there is no Docker here", "Install it, or name an image", "bootstrap_image=");
  }

  @Test
  void releases_of_what_it_created_leave_it_nothing_to_do() throws Exception {
    try (Clouds clouds = Clouds.boot()) {
      Map<String, String> before = clouds.things();
      configure(clouds);

      apply("memory=512");
      clouds.push();
      follow(clouds);
      assertNothingToDo("memory=512");

      try (Load load = new Load(clouds.url(), REQUESTS_A_SECOND)) {
        assertEnds(ExitCode.OK, clouds.bluegreen("release --function lotto --image lotto:good"));
        assertThat(load.failed()).isZero();
        assertEnds(
            ExitCode.ROLLED_BACK, clouds.bluegreen("release --function lotto --image lotto:bad"));
      }
      assertEnds(ExitCode.OK, clouds.bluegreen("rollback --function lotto"));
      assertNothingToDo("memory=512");

      apply("memory=1024");
      assertThat(clouds.memory()).as("live before the next release").isEqualTo(512);
      assertEnds(ExitCode.OK, clouds.bluegreen("release --function lotto --image lotto:good"));
      assertThat(clouds.memory()).as("live after it").isEqualTo(1024);
      assertNothingToDo("memory=1024");

      terraform.does("destroy", "-auto-approve");
      assertThat(terraform.does("state", "list").outLines()).isEmpty();
      assertThat(clouds.things()).isEqualTo(before);
    }
  }

  private void configure(Clouds clouds) throws Exception {
    terraform.write("test_override.tf", clouds.override());
    terraform.write(
        "test.auto.tfvars",
        """
        bootstrap_image      = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/bootstrap:first"
        domain               = "example.com"
        waf_rate_limit       = 1000
        alarm_email          = "ops@example.com"
        environment          = { GREETING = "hello" }
        reserved_concurrency = 900
        github_subjects      = ["repo:org/repo:environment:test"]
        """);
    terraform.write(
        "test.tf",
        "output \"target\" {\n value = aws_lb_target_group_attachment.function[\"live\"]\n}\n");
  }

  /** Has the embedded load balancer ask what Terraform registered with moto's. */
  private void follow(Clouds clouds) throws InterruptedException {
    JsonNode target = terraform.output("target");
    clouds.forward(target.at("/target_group_arn").asString(), target.at("/target_id").asString());
  }

  private void apply(String variable) throws InterruptedException {
    terraform.does("apply", "-auto-approve", "-var=" + variable);
  }

  private void assertNothingToDo(String variable) throws InterruptedException {
    Ended plan = terraform.run("plan", "-detailed-exitcode", "-var=" + variable);
    assertThat(plan.code()).as("%s\n%s", plan.out(), plan.err()).isZero();
  }

  private static void assertEnds(int code, Ended ended) {
    assertThat(ended.code()).as("%s", ended).isEqualTo(code);
  }

  static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }
}
