package bluegreen.embedded.runtime;

import static bluegreen.embedded.runtime.SampleFunctions.ARN;
import static bluegreen.embedded.runtime.SampleFunctions.text;
import static bluegreen.embedded.runtime.SampleFunctions.version;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.docker.DockerCommand;
import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.ecr.Image;
import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Invocation;
import bluegreen.embedded.model.ImageConfig;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import bluegreen.rehearsal.DockerImage;
import bluegreen.rehearsal.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** What a function in a container can and can't do. The JVM of the image runs {@link Obedient}. */
@Needs({Need.DOCKER, Need.IMAGE})
@Timeout(120)
class ContainersIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final EnvironmentLimits PATIENT = new EnvironmentLimits(2, LONG, LONG, LONG, LONG);
  private static final String TAG = "bluegreen-obedient:" + UUID.randomUUID();

  private static LocalEnvironments environments;
  private static EmbeddedAws aws;
  private static ImageConfig image;

  @BeforeAll
  static void boot(@TempDir Path folder) throws IOException {
    Path task = Files.createDirectory(folder.resolve("task"));
    int count = 0;
    for (Path part : SampleFunctions.parts()) {
      Path copy = task.resolve(count++ + (Files.isDirectory(part) ? "" : ".jar"));
      if (Files.isDirectory(part)) {
        String obedient = Obedient.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(copy.resolve(obedient).getParent());
        Files.copy(part.resolve(obedient), copy.resolve(obedient));
      } else {
        Files.copy(part, copy);
      }
    }
    Files.writeString(
        folder.resolve("Dockerfile"),
        """
        FROM %s
        COPY task /task
        USER 0
        ENTRYPOINT ["/lotto/runtime/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", \
        "-Xmx1g", "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=\
        /lotto/lib/libaws-lambda-jni.so", "-cp", "/task/0:/task/1.jar:/task/2.jar:/task/3.jar:\
        /task/4.jar", "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"]
        CMD ["bluegreen.embedded.runtime.Obedient"]
        """
            .formatted(Need.LOTTO));
    DockerCommand.build(folder, TAG);
    environments = new LocalEnvironments(PATIENT);
    aws =
        Stage.boot(
            AwsSettings.of(environments), new DockerImage("lotto", TAG, environments::publish));
    image =
        aws.ecr()
            .find("lotto", ImageIdentifier.builder().imageTag("first").build())
            .flatMap(Image::config)
            .orElseThrow();
  }

  @AfterAll
  static void close() {
    aws.close();

    assertThat(DockerCommand.containers()).isEmpty();
    assertThat(DockerCommand.run("image", "ls")).doesNotContain(aws.ecr().host());
    DockerCommand.run("image", "rm", "--force", TAG);
  }

  @Test
  void answers_and_is_used_again() {
    Answer first = obey("read", "/proc/self/cgroup");
    Answer second = obey("read", "/proc/self/cgroup");

    assertThat(first).as(SampleFunctions.log(first)).isInstanceOf(Answer.Returned.class);
    assertThat(SampleFunctions.log(first)).contains("Max Memory Used: ");
    assertThat(text(second)).isEqualTo(text(first));
  }

  @Test
  void has_lambdas_variables_the_functions_and_the_images() {
    FunctionConfiguration version =
        version().toBuilder()
            .environment(EnvironmentResponse.builder().variables(Map.of("LINES", "a\nb=c")).build())
            .timeout(10)
            .build();

    assertThat(text(obey(version, "environment", "")))
        .contains("\"AWS_LAMBDA_FUNCTION_MEMORY_SIZE\":\"512\"")
        .contains("\"LAMBDA_TASK_ROOT\":\"/var/task\"")
        .contains("\"_HANDLER\":\"" + Obedient.class.getName() + "\"")
        .contains("\"LINES\":\"a\\nb=c\"")
        .doesNotContain("DOCKER");
  }

  @Test
  void can_write_to_tmp_and_to_nothing_else() {
    assertThat(text(obey("write", "/tmp/file"))).isEqualTo("\"written\"");
    assertThat(text(obey("write", "/file"))).contains("Read-only file system");
    assertThat(text(obey("write", "/task/file"))).contains("Read-only file system");
  }

  @Test
  void has_no_privileges_whatever_user_the_image_names() {
    assertThat(text(obey("read", "/proc/self/status")))
        .contains("Uid:\\t993\\t993")
        .contains("CapEff:\\t0000000000000000")
        .contains("CapBnd:\\t0000000000000000")
        .contains("NoNewPrivs:\\t1");
  }

  @Test
  void is_killed_when_it_needs_more_memory_than_the_version_has() {
    FunctionConfiguration small = version().toBuilder().memorySize(128).timeout(60).build();

    Answer answer = obey(small, "fill", "300");

    assertThat(text(answer))
        .contains("Runtime.ExitError", "Runtime exited with error: signal: killed");
    assertThat(text(obey(small, "echo", "next"))).isEqualTo("\"next\"");
  }

  @Test
  void is_killed_when_its_time_is_up() throws Exception {
    try (Stuck stuck = new Stuck()) {
      FunctionConfiguration brief =
          version().toBuilder().functionArn(ARN + ":8").version("8").timeout(3).build();

      Answer answer = obey(brief, "loop", stuck.port());

      assertThat(text(answer)).contains("Sandbox.Timedout", "Task timed out after 3.00 seconds");
      assertThat(text(obey(brief, "echo", "next"))).isEqualTo("\"next\"");
    }
  }

  @Test
  void reports_a_handler_that_exits() {
    assertThat(text(obey("exit", "3"))).contains("Runtime exited with error: exit status 3");
  }

  private static Answer obey(String command, String argument) {
    return obey(version().toBuilder().timeout(10).build(), command, argument);
  }

  private static Answer obey(FunctionConfiguration version, String command, String argument) {
    String event = "{\"do\":\"" + command + "\",\"argument\":\"" + argument + "\"}";
    return environments.invoke(
        new Invocation(
            version,
            image,
            aws.ecr().host() + "/lotto:first",
            UUID.randomUUID().toString(),
            Instant.EPOCH,
            ARN + ":live",
            SdkBytes.fromUtf8String(event)));
  }
}
