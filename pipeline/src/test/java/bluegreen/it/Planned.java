package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.actions.Run;
import bluegreen.embedded.iam.Policy;
import bluegreen.embedded.iam.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Terraform creates for an environment, as far as AWS doesn't choose it: applied to a mocked
 * provider, so that it takes seconds. Staging builds the images that production runs.
 */
final class Planned {
  static final String PRODUCTION = "lotto";
  static final String STAGING = "lotto-staging";

  private static final Map<String, Planned> ENVIRONMENTS = new ConcurrentHashMap<>();

  private final String name;
  private final List<JsonNode> resources;

  private Planned(String name, List<JsonNode> resources) {
    this.name = name;
    this.resources = List.copyOf(resources);
  }

  static Planned production() {
    return environment(PRODUCTION);
  }

  static Planned staging() {
    return environment(STAGING);
  }

  /** What a real apply has created. */
  static Planned of(JsonNode state, String name) {
    return new Planned(name, List.copyOf(state.at("/values/root_module/resources").values()));
  }

  /** The subject of the token of a job in an environment. */
  static String subject(String environment) {
    return Run.subject("environment:" + environment);
  }

  /** Asks Terraform once for all environments. */
  private static synchronized Planned environment(String name) {
    if (ENVIRONMENTS.isEmpty()) {
      try {
        ENVIRONMENTS.putAll(plan());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return Objects.requireNonNull(ENVIRONMENTS.get(name), name);
  }

  private static Map<String, Planned> plan() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("planned");
    try {
      Terraform terraform = Terraform.copyTo(folder);
      // In a file of its own each: the runs of one file share a state.
      for (String name : List.of(PRODUCTION, STAGING)) {
        terraform.write(
            "tests/planned-" + name + ".tftest.hcl",
            "mock_provider \"aws\" {\n  source = \"./tests/mocks\"\n}\n"
                + run(name, name.equals(STAGING) ? "staging" : "production"));
      }
      String out =
          terraform
              .does(
                  "test",
                  "-json",
                  "-verbose",
                  "-filter=tests/planned-" + PRODUCTION + ".tftest.hcl",
                  "-filter=tests/planned-" + STAGING + ".tftest.hcl")
              .out();
      Map<String, Planned> planned = new ConcurrentHashMap<>();
      out.lines()
          .map(JsonMapper.shared()::readTree)
          .filter(line -> line.path("type").asString("").equals("test_state"))
          .forEach(
              line -> {
                String name = line.path("@testrun").asString();
                planned.put(
                    name,
                    new Planned(
                        name, List.copyOf(line.at("/test_state/root_module/resources").values())));
              });
      return planned;
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static String run(String name, String environment) {
    return """
    run "%1$s" {
      variables {
        name            = "%1$s"
        bootstrap_image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto-staging:first"
        image_readers   = "%1$s" == "lotto-staging" ? ["arn:aws:lambda:eu-central-1:123456789012:function:lotto"] : []
        github_provider = "create"
        github_subjects = ["%2$s", "%3$s"]
      }

      override_resource {
        target = aws_iam_openid_connect_provider.github
        values = { arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
      }

      override_resource {
        target = aws_codedeploy_deployment_config.canary
        values = { id = "%1$s-canary-10-percent-5-minutes" }
      }
    %4$s
      assert {
        condition     = aws_iam_role.delivery.name == "%1$s-delivery"
        error_message = "The role for CodeDeploy has another name."
      }
    }
    """
        .formatted(
            name,
            subject(environment),
            subject(environment + "-rollback"),
            arn(
                    "aws_cloudwatch_metric_alarm.canary",
                    "cloudwatch",
                    "alarm:" + name + "-canary-errors")
                + arn("aws_ecr_repository.main", "ecr", "repository/" + name)
                + arn("aws_lambda_function.main", "lambda", "function:" + name)
                + arn("aws_codedeploy_app.main", "codedeploy", "application:" + name)
                + arn(
                    "aws_codedeploy_deployment_group.live",
                    "codedeploy",
                    "deploymentgroup:" + name + "/live"));
  }

  /** What AWS would answer with the ARN of a resource. */
  private static String arn(String resource, String service, String id) {
    String more =
        switch (resource) {
          case "aws_ecr_repository.main" ->
              ", repository_url = \"123456789012.dkr.ecr.eu-central-1.amazonaws.com/"
                  + id.substring(id.indexOf('/') + 1)
                  + "\"";
          case "aws_lambda_function.main" -> ", version = \"1\"";
          default -> "";
        };
    return "  override_resource {\n    target = %s\n    values = { arn = \"%s\"%s }\n  }\n"
        .formatted(resource, "arn:aws:" + service + ":eu-central-1:123456789012:" + id, more);
  }

  /** The function's name, with which the other names begin. */
  String name() {
    return name;
  }

  /** The ARN of a role of this environment. */
  String roleArn(String role) {
    return "arn:aws:iam::123456789012:role/" + name + "-" + role;
  }

  /** The roles for GitHub and CodeDeploy, with the documents that Terraform gives them. */
  List<Role> roles() {
    return List.of(role("github[0]", "github"), role("delivery", "delivery"));
  }

  Role role(String resource, String role) {
    return new Role(
        roleArn(role),
        Policy.parse(text("aws_iam_role." + resource, "assume_role_policy")),
        List.of(Policy.parse(document(resource))),
        Optional.empty());
  }

  String document(String resource) {
    return text("aws_iam_role_policy." + resource, "policy");
  }

  /** The attributes of a resource by its address, such as {@code aws_lb.main}. */
  JsonNode resource(String address) {
    List<JsonNode> found =
        resources.stream().filter(r -> r.path("address").asString().equals(address)).toList();
    assertThat(found).as(address).hasSize(1);
    return found.getFirst().path("values");
  }

  String text(String address, String attribute) {
    return resource(address).path(attribute).asString();
  }
}
