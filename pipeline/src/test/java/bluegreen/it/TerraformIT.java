package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.it.Program.Ended;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import bluegreen.rehearsal.Load;
import bluegreen.report.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/**
 * {@code terraform/}: its own tests, and applied by the real provider to the embedded AWS and, for
 * what that has not, to moto; then releases of what it created.
 */
@Needs({Need.TERRAFORM, Need.MOTO})
@Timeout(900)
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class TerraformIT {
  private static final int REQUESTS_A_SECOND = 30;
  private static final String SUBJECT = Planned.subject("test");

  @TempDir private Path folder;
  private Terraform terraform;

  @BeforeEach
  void prepare() throws Exception {
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

  /** Without an account it is seen in the graph: a destroy goes through it backwards. */
  @Test
  void what_aws_needs_for_a_change_is_there_until_it_is_done() throws Exception {
    TerraformGraph graph = TerraformGraph.parse(terraform.does("graph").out());

    // Lambda deletes its network interfaces with the permissions of the function.
    for (String address : List.of("aws_security_group.function", "aws_subnet.private")) {
      assertThat(graph.reach(address)).as(address).contains("aws_iam_role_policy.function");
    }
    // Two listeners of one port are refused: the first leaves it before the second comes.
    assertThat(graph.reach("aws_lb_listener.redirect")).contains("aws_lb_listener.main");
    assertThat(graph.reach("aws_lb_listener.main")).contains("terraform_data.public_port");
  }

  @Test
  void after_releases_of_what_it_created_a_plan_shows_no_change() throws Exception {
    try (EmbeddedAwsWithMoto aws = EmbeddedAwsWithMoto.boot()) {
      Map<String, String> before = aws.things();
      configure(aws);

      apply("memory=512");
      aws.push();
      aws.enforce(Planned.of(terraform.state(), "lotto"), SUBJECT);
      follow(aws);
      assertNothingToDo("memory=512");

      try (Load load = new Load(aws.url(), REQUESTS_A_SECOND)) {
        assertEnds(ExitCode.OK, aws.bluegreen("release --function lotto --image lotto:good"));
        assertThat(load.failed()).isZero();
        Ended bad = aws.bluegreen("release --function lotto --image lotto:bad --verdict informs");
        assertEnds(ExitCode.ROLLED_BACK, bad);
        assertThat(bad.out()).contains("Why: alarm lotto-canary-errors fired");
      }
      assertEnds(ExitCode.OK, aws.bluegreen("rollback --function lotto --to 1"));
      assertNothingToDo("memory=512");

      apply("memory=1024");
      assertThat(aws.memory()).as("live before the next release").isEqualTo(512);
      assertEnds(ExitCode.OK, aws.bluegreen("release --function lotto --image lotto:good"));
      assertThat(aws.memory()).as("live after it").isEqualTo(1024);
      assertNothingToDo("memory=1024");

      terraform.does("destroy", "-auto-approve");
      assertThat(terraform.does("state", "list").outLines()).isEmpty();
      assertThat(aws.things()).isEqualTo(before);
    }
  }

  private void configure(EmbeddedAwsWithMoto aws) throws Exception {
    terraform.write("test_override.tf", aws.override());
    terraform.write(
        "test.auto.tfvars",
        """
        bootstrap_image      = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/bootstrap:first"
        domain               = "example.com"
        waf_rate_limit       = 1000
        access_log_days      = 7
        alarm_errors         = 25
        alarm_email          = "ops@example.com"
        environment          = { GREETING = "hello" }
        reserved_concurrency = 900
        github_provider      = "create"
        github_subjects      = ["%s"]
        """
            .formatted(SUBJECT));
    terraform.write(
        "test.tf",
        "output \"target\" {\n value = aws_lb_target_group_attachment.function[\"live\"]\n}\n");
  }

  /** Has the embedded load balancer ask what Terraform registered with moto's. */
  private void follow(EmbeddedAwsWithMoto aws) throws InterruptedException {
    JsonNode target = terraform.output("target");
    aws.forward(target.at("/target_group_arn").asString(), target.at("/target_id").asString());
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
}
