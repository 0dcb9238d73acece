package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.iam.Policy;
import bluegreen.embedded.iam.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Terraform would create for a function {@code lotto}, applied to a mocked provider. */
final class Planned {
  static final String ROLE = "arn:aws:iam::123456789012:role/";

  private static final String TEST =
      """
      mock_provider "aws" {
        source = "./tests/mocks"

        override_resource {
          target = aws_cloudwatch_metric_alarm.canary
          values = { arn = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:lotto-canary-errors" }
        }
        override_resource {
          target = aws_iam_openid_connect_provider.github
          values = { arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
        }
      }

      variables {
        bootstrap_image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/elsewhere/lotto:first"
        github_provider = "create"
        github_subjects = ["repo:org@1/repo@2:environment:production"]
      }

      run "plan" {
        assert {
          condition     = aws_iam_role.delivery.name == "lotto-delivery"
          error_message = "The role for CodeDeploy has another name."
        }
      }
      """;

  private final List<JsonNode> resources = new ArrayList<>();

  private Planned(JsonNode state) {
    state.at("/test_state/root_module/resources").values().forEach(resources::add);
  }

  static Planned by(Terraform terraform) throws IOException, InterruptedException {
    terraform.write("tests/planned.tftest.hcl", TEST);
    String out =
        terraform.does("test", "-json", "-verbose", "-filter=tests/planned.tftest.hcl").out();
    return out.lines()
        .map(JsonMapper.shared()::readTree)
        .filter(line -> line.path("type").asString("").equals("test_state"))
        .map(Planned::new)
        .findFirst()
        .orElseThrow(() -> new AssertionError("Terraform shows no state: " + out));
  }

  /** The attributes of a resource by its address, such as {@code aws_lb.main}. */
  JsonNode resource(String address) {
    List<JsonNode> found =
        resources.stream().filter(r -> r.path("address").asString().equals(address)).toList();
    assertThat(found).as(address).hasSize(1);
    return found.getFirst().path("values");
  }

  /** A role with the documents that Terraform gives it. */
  Role role(String resource, String name) {
    return new Role(
        ROLE + "lotto-" + name,
        Policy.parse(text("aws_iam_role." + resource, "assume_role_policy")),
        List.of(Policy.parse(document(resource))),
        Optional.empty());
  }

  String document(String resource) {
    return text("aws_iam_role_policy." + resource, "policy");
  }

  String text(String address, String attribute) {
    return resource(address).path(attribute).asString();
  }
}
