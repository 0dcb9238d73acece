package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.it.Program.Ended;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code terraform/plan}, on resources that need no provider. */
@Needs({Need.TERRAFORM, Need.JQ})
@Timeout(120)
class TerraformPlanIT {
  @TempDir private Path folder;

  @BeforeEach
  void prepare() throws Exception {
    Files.copy(Program.HERE.resolveSibling("terraform").resolve("plan"), folder.resolve("plan"));
    Files.writeString(
        folder.resolve("main.tf"),
        """
        variable "secret" {}
        resource "terraform_data" "updated" { input = var.secret }
        resource "terraform_data" "replaced" { triggers_replace = [var.secret] }
        resource "terraform_data" "same" { input = "same" }
        """);
    does("terraform", "init");
  }

  @Test
  void it_names_changes_and_never_a_value() throws Exception {
    assertThat(plan("hunter1").out()).contains("| `terraform_data.same` | create |");
    does("terraform", "apply", "plan.out");

    Ended plan = plan("hunter2");

    assertThat(plan.out())
        .isEqualTo(
            """
            ### Terraform, staging: 2 to change

            | resource | action | what |
            |---|---|---|
            | `terraform_data.replaced` | delete and create |  |
            | `terraform_data.updated` | update | `input`, `output` |\
            """);
    assertThat(plan.err()).doesNotContain("hunter");
    does("terraform", "apply", "plan.out");
    assertThat(plan("hunter2").out())
        .isEqualTo("### Terraform, staging: 0 to change\n\nNothing to do.");
  }

  @Test
  void an_unknown_environment_fails() throws Exception {
    Ended plan = Program.run(Map.of(), List.of("./plan", "nowhere"), folder);

    assertThat(plan.code()).isNotZero();
    assertThat(plan.err()).contains("environments/nowhere.tfvars");
  }

  private Ended plan(String secret) throws IOException, InterruptedException {
    Path environments = Files.createDirectories(folder.resolve("environments"));
    Files.writeString(environments.resolve("staging.tfvars"), "secret = \"" + secret + "\"\n");
    return does("./plan", "staging");
  }

  private Ended does(String... command) throws InterruptedException {
    Ended ended = Program.run(Map.of("TF_CLI_ARGS", "-no-color"), List.of(command), folder);
    assertThat(ended.code()).as("%s", ended).isZero();
    return ended;
  }
}
