package bluegreen.embedded.runtime;

import static bluegreen.embedded.runtime.SampleFunctions.ARN;
import static bluegreen.embedded.runtime.SampleFunctions.PATIENT;
import static bluegreen.embedded.runtime.SampleFunctions.invocation;
import static bluegreen.embedded.runtime.SampleFunctions.log;
import static bluegreen.embedded.runtime.SampleFunctions.obey;
import static bluegreen.embedded.runtime.SampleFunctions.text;
import static bluegreen.embedded.runtime.SampleFunctions.version;
import static bluegreen.embedded.runtime.SampleFunctions.with;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Invocation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class ProcessesIT {
  private LocalEnvironments environments = new LocalEnvironments(PATIENT);

  @AfterEach
  void close() {
    environments.close();
  }

  @Test
  void answers_with_what_the_handler_returns() {
    Answer answer = environments.invoke(obey("echo", "hello"));

    assertThat(text(answer)).isEqualTo("\"hello\"");
    assertThat(answer).isInstanceOf(Answer.Returned.class);
    assertThat(answer.duration()).isPositive().isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void tells_the_handler_about_its_invocation() {
    Invocation invocation = obey("context", "");

    assertThat(text(environments.invoke(invocation)))
        .contains("\"arn\":\"" + ARN + ":live\"")
        .contains("\"requestId\":\"" + invocation.requestId() + "\"")
        .containsPattern("\"remaining\":[1-9]");
  }

  @Test
  void gives_the_function_lambdas_variables_and_none_of_ours() {
    FunctionConfiguration version = with(Map.of("FROM_FUNCTION", "yes"));

    assertThat(text(environments.invoke(obey(version, "environment", ""))))
        .contains("\"AWS_LAMBDA_FUNCTION_NAME\":\"lotto\"")
        .contains("\"AWS_LAMBDA_FUNCTION_VERSION\":\"7\"")
        .contains("\"AWS_LAMBDA_FUNCTION_MEMORY_SIZE\":\"512\"")
        .contains("\"AWS_LAMBDA_LOG_GROUP_NAME\":\"/aws/lambda/lotto\"")
        .contains("\"AWS_REGION\":\"eu-central-1\"")
        .contains("\"_HANDLER\":\"" + Obedient.class.getName() + "\"")
        .contains("\"TZ\":\":UTC\"")
        .contains("\"FROM_FUNCTION\":\"yes\"")
        .contains("\"FROM_IMAGE\":\"yes\"")
        .doesNotContain("\"HOME\"");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // other systems do not report it
  void reports_the_memory_of_a_process_that_ends_in_its_first_invocation() {
    Answer answer = environments.invoke(obey("exit", "3"));

    assertThat(answer).isInstanceOf(Answer.Failed.class);
    assertThat(SampleFunctions.log(answer)).containsPattern("\tMax Memory Used: [1-9][0-9]* MB");
  }

  @Test
  void logs_from_start_to_report() {
    Invocation invocation = obey("print", "one\\ntwo");

    Answer answer = environments.invoke(invocation);

    String id = invocation.requestId();
    String log = log(invocation, answer);
    assertThat(log.lines())
        .startsWith("START RequestId: " + id + " Version: 7", "one", "two", "and to stderr")
        .contains("END RequestId: " + id);
    assertThat(log)
        .containsPattern(
            "REPORT RequestId: "
                + id
                + "\tDuration: [0-9.]+ ms\tBilled Duration: [0-9]+ ms\tMemory Size: 512 MB"
                + "(\tMax Memory Used: [0-9]+ MB)?\tInit Duration: [0-9.]+ ms\n");
    assertThat(answer.output().lines()).contains("one", "two", "and to stderr");
    assertThat(answer.output().stream().orElseThrow()).matches("1970/01/01/\\[7][0-9a-f]{32}");
  }

  @Test
  void returns_the_end_of_a_long_log() {
    Answer answer = environments.invoke(obey("print", "x".repeat(5000)));

    assertThat(log(answer)).hasSize(4096).startsWith("xx").contains("REPORT RequestId: ");
  }

  @Test
  void passes_on_the_error_of_a_handler() {
    Answer answer = environments.invoke(obey("throw", "no luck"));

    assertThat(answer).isInstanceOf(Answer.Failed.class);
    assertThat(text(answer))
        .contains("\"errorMessage\":\"no luck\"")
        .contains("\"errorType\":\"java.lang.IllegalArgumentException\"")
        .contains("\"stackTrace\":[");
    assertThat(log(answer)).contains("no luck: java.lang.IllegalArgumentException\n");
    assertThat(text(environments.invoke(obey("echo", "next")))).isEqualTo("\"next\"");
  }

  /** In text it is several lines; see the test before. */
  @Test
  void a_stack_is_one_line_of_json_in_a_function_that_logs_json() {
    FunctionConfiguration json =
        version().toBuilder()
            .loggingConfig(logging -> logging.logFormat("JSON").applicationLogLevel("INFO"))
            .build();
    Invocation invocation = obey(json, "throw", "no luck");

    List<String> lines = environments.invoke(invocation).output().lines();

    JsonNode line = JsonMapper.shared().readTree(lines.getLast());
    assertThat(line.path("level").asString()).isEqualTo("ERROR");
    assertThat(line.path("AWSRequestId").asString()).isEqualTo(invocation.requestId());
    assertThat(line.path("timestamp").asString()).startsWith("20");
    assertThat(line.path("message").asString())
        .startsWith(
            "no luck: java.lang.IllegalArgumentException\n"
                + "java.lang.IllegalArgumentException: no luck\n\tat ");
  }

  @Test
  void reports_a_handler_that_exits() {
    Invocation invocation = obey("exit", "1");

    Answer answer = environments.invoke(invocation);

    String message =
        "RequestId: " + invocation.requestId() + " Error: Runtime exited with error: exit status 1";
    assertThat(answer).isInstanceOf(Answer.Failed.class);
    assertThat(text(answer))
        .isEqualTo("{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"" + message + "\"}");
    assertThat(log(answer))
        .contains(message + "\nRuntime.ExitError\n")
        .contains("\tStatus: error\tError Type: Runtime.ExitError\n");
    assertThat(text(environments.invoke(obey("echo", "next")))).isEqualTo("\"next\"");
  }

  @Test
  void refuses_an_answer_of_more_than_six_megabytes() {
    Answer answer = environments.invoke(obey("repeat", String.valueOf(6 * 1024 * 1024 + 100)));

    assertThat(answer).isInstanceOf(Answer.Failed.class);
    assertThat(text(answer))
        .contains("\"errorType\":\"Function.ResponseSizeTooLarge\"")
        .contains("exceeded maximum allowed payload size (6291556 bytes).");
  }

  @Test
  void takes_an_answer_of_six_megabytes() {
    Answer answer = environments.invoke(obey("repeat", String.valueOf(6 * 1024 * 1024)));

    assertThat(answer.payload().asByteArrayUnsafe()).hasSize(6 * 1024 * 1024 + 2);
  }
}
