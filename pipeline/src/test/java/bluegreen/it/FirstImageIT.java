package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.docker.DockerCommand;
import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.it.Program.Ended;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import bluegreen.world.TestFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.ImageDetail;

/**
 * {@code terraform/first-image}: an apply that builds an image with Docker and pushes it to ECR,
 * which the embedded AWS is.
 */
@Needs({Need.DOCKER, Need.IMAGE, Need.TERRAFORM, Need.AWS_CLI})
@Timeout(180)
class FirstImageIT {
  private static final String TARGET = "-target=terraform_data.first_image";

  @TempDir private Path folder;
  private EmbeddedAws aws;

  @BeforeEach
  void boot() throws Exception {
    aws = EmbeddedAws.boot(AwsSettings.of(new TestFunction()));
    Files.writeString(
        folder.resolve("Dockerfile"),
        "FROM " + Need.LOTTO + "\nARG REVISION\nLABEL revision=$REVISION\n");
  }

  @AfterEach
  void close() {
    if (aws != null) {
      aws.close();
    }
  }

  @Test
  void an_apply_builds_and_pushes_it_once() throws Exception {
    Terraform terraform = Terraform.copyTo(folder.resolve("terraform"));
    terraform.use(environment());
    // Of the account, which the embedded AWS can't tell, nothing is needed for this.
    terraform.write(
        "test_override.tf",
        """
        provider "aws" {
          skip_credentials_validation = true
          skip_requesting_account_id  = true
          skip_metadata_api_check     = true
          max_retries                 = 2
        }
        """);
    try {
      terraform.does("apply", "-auto-approve", TARGET, architecture());

      assertThat(image().imageTags()).containsExactly("first");
      // Lambda takes no index.
      assertThat(image().imageManifestMediaType()).doesNotContain("index", "list");

      Ended again =
          terraform.does(
              "apply",
              "-auto-approve",
              TARGET,
              architecture(),
              "-replace=terraform_data.first_image[0]");
      assertThat(again.out()).contains("lotto:first exists already");
    } finally {
      DockerCommand.run("image", "rm", image("lotto"));
    }
  }

  @Test
  void an_engine_that_does_not_answer_is_reported() throws Exception {
    assertFails(
        Map.of("DOCKER_HOST", "unix://" + folder + "/none"),
        "Docker doesn't answer: Cannot connect to the Docker daemon",
        "Start it, or name an image that is in ECR: -var bootstrap_image=");
  }

  @Test
  void missing_credentials_are_reported_with_what_needs_them() throws Exception {
    assertFails(
        Map.of("AWS_ACCESS_KEY_ID", "", "AWS_SECRET_ACCESS_KEY", ""),
        "Unable to locate credentials",
        "the AWS CLI got no password from ECR",
        "Set credentials that may push (AWS_PROFILE), or name");
  }

  @Test
  void a_denied_login_is_reported() throws Exception {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    executable(tools.resolve("aws"), "#!/bin/sh\n[ $2 != describe-images ] && echo guessed\n");

    assertFails(
        Map.of("PATH", tools + ":" + System.getenv("PATH")), "401", "Docker can't log in to 127.");
  }

  @Test
  void a_failing_build_is_reported() throws Exception {
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY none /\n");

    assertFails(Map.of(), "none", "the build failed, see above", "Fix that, or name");
  }

  @Test
  void a_failing_push_is_reported() throws Exception {
    try {
      assertFails(Map.of(), "the push failed, see above", "Fix that, or name");
    } finally {
      DockerCommand.run("image", "rm", image("none"));
    }
  }

  @Test
  void a_missing_docker_is_reported() throws Exception {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    executable(tools.resolve("aws"), "#!/bin/sh\n");

    assertFails(
        Map.of("PATH", tools.toString()), "Docker is missing", "Install it, or name an image");
  }

  /** Runs it for a repository that isn't there. */
  private void assertFails(Map<String, String> otherwise, String... says) throws Exception {
    Map<String, String> environment = environment();
    environment.put("IMAGE", image("none"));
    environment.put("PLATFORM", "linux/" + processor());
    environment.put("REGION", "eu-central-1");
    environment.put("SOURCES", folder.toString());
    environment.putAll(otherwise);

    Ended ended =
        Program.run(
            environment,
            List.of("/bin/sh", Program.HERE.resolveSibling("terraform/first-image").toString()));

    assertThat(ended.code()).isNotZero();
    assertThat(ended.err()).contains(says);
  }

  /** The environment of an apply; logins are written to a folder of the test. */
  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(aws.environment());
    environment.put("DOCKER_CONFIG", folder.resolve("docker").toString());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
    // A distribution's docker can build, also where another comes first that can't.
    environment.put("PATH", "/usr/bin:" + System.getenv("PATH"));
    return environment;
  }

  private static String architecture() {
    return "-var=architecture=" + (processor().equals("arm64") ? "arm64" : "x86_64");
  }

  private static String processor() {
    return DockerCommand.run("version", "--format", "{{.Server.Arch}}");
  }

  private String image(String repository) {
    return aws.ecr().host() + "/" + repository + ":first";
  }

  private ImageDetail image() {
    var request = DescribeImagesRequest.builder().repositoryName("lotto").build();
    return aws.timeline()
        .call(() -> aws.ecr().images().describeImages(request).imageDetails().getFirst());
  }

  private static void executable(Path file, String content) throws IOException {
    Files.writeString(file, content);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
