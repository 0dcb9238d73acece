package bluegreen.embedded.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Ending;
import bluegreen.embedded.model.Environments.Output;
import bluegreen.embedded.model.FunctionError;
import bluegreen.embedded.model.Logs.Batch;
import bluegreen.embedded.model.Logs.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an invocation leaves in the log, in both formats. */
class InvocationLogTest {
  private static final SdkBytes NOTHING = SdkBytes.fromUtf8String("{}");
  private static final Duration TOOK = Duration.ofNanos(3_141_592);

  private final LambdaWorld world = LambdaWorld.withFunction();

  @Test
  void text_goes_from_start_to_report() {
    world.code = _ -> new Answer.Returned(NOTHING, TOOK, Output.of("hello", "world"));

    invoke();
    String id = world.invocations.getLast().requestId();

    assertThat(messages())
        .containsExactly(
            "START RequestId: " + id + " Version: $LATEST",
            "hello",
            "world",
            "END RequestId: " + id,
            "REPORT RequestId: "
                + id
                + "\tDuration: 3.14 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB");
  }

  @Test
  void text_tells_the_environments_start_and_memory() {
    world.code = _ -> new Answer.Returned(NOTHING, TOOK, cold());

    invoke();

    assertThat(messages().getLast())
        .contains("\tBilled Duration: 104 ms\t")
        .endsWith("\tMax Memory Used: 57 MB\tInit Duration: 100.00 ms");
  }

  @Test
  void text_tells_why_an_invocation_failed() {
    world.code = _ -> new Answer.Failed(error("Bad"), TOOK, Output.NONE);
    invoke();
    assertThat(messages().getLast()).endsWith("\tStatus: error\tError Type: Bad");

    world.code = _ -> new Answer.Failed(NOTHING, TOOK, Output.NONE.with(exit()));
    invoke();
    assertThat(messages().subList(1, 3)).containsExactly("it ended", "Runtime.ExitError");
    assertThat(messages().getLast()).endsWith("\tStatus: error\tError Type: Runtime.ExitError");

    world.code = _ -> new Answer.Failed(NOTHING, TOOK, Output.NONE.with(timeOut()));
    invoke();
    String id = world.invocations.getLast().requestId();
    assertThat(messages().get(1))
        .isEqualTo("2026-01-01T00:00:02Z " + id + " Task timed out after 3.00 seconds");
    assertThat(messages().getLast())
        .contains("\tDuration: 3000.00 ms\t")
        .endsWith("\tStatus: timeout");
  }

  @Test
  void an_error_document_without_a_type_is_unknown() {
    world.code = _ -> new Answer.Failed(SdkBytes.fromUtf8String("oops"), TOOK, Output.NONE);

    invoke();

    assertThat(messages().getLast()).endsWith("\tError Type: Runtime.Unknown");
  }

  @Test
  void json_has_records_of_lambda_and_the_lines_as_they_are() {
    log(logging -> logging.logFormat("JSON"));
    world.code = _ -> new Answer.Returned(NOTHING, TOOK, Output.of("hello"));

    invoke();
    String id = world.invocations.getLast().requestId();

    List<String> messages = messages();
    JsonNode start = json(messages.getFirst());
    assertThat(start.path("type").asString()).isEqualTo("platform.start");
    assertThat(start.path("time").asString()).matches("2026-01-01T00:0\\d:\\d\\d(\\.\\d{3})?Z");
    assertThat(start.path("record").path("requestId").asString()).isEqualTo(id);
    assertThat(start.path("record").path("version").asString()).isEqualTo("$LATEST");
    assertThat(messages.get(1)).isEqualTo("hello");
    assertThat(json(messages.get(2)).path("record"))
        .isEqualTo(
            json(
                """
                {"requestId": "%s", "metrics":
                  {"durationMs": 3.142, "billedDurationMs": 4, "memorySizeMB": 128},
                 "status": "success"}
                """
                    .formatted(id)));
    assertThat(messages).hasSize(3);
  }

  @Test
  void json_tells_the_environments_start_and_memory() {
    log(logging -> logging.logFormat("JSON"));
    world.code = _ -> new Answer.Returned(NOTHING, TOOK, cold());

    invoke();

    JsonNode metrics = json(messages().getLast()).path("record").path("metrics");
    assertThat(metrics.path("maxMemoryUsedMB").intValue()).isEqualTo(57);
    assertThat(metrics.path("initDurationMs").doubleValue()).isEqualTo(100);
  }

  @Test
  void json_tells_why_an_invocation_failed() {
    log(logging -> logging.logFormat("JSON"));
    world.code = _ -> new Answer.Failed(error("Bad"), TOOK, Output.NONE);
    invoke();
    assertThat(types())
        .containsExactly("platform.start", "platform.runtimeDone", "platform.report");
    assertThat(last().path("status").asString()).isEqualTo("error");
    assertThat(last().path("errorType").asString()).isEqualTo("Bad");

    world.code = _ -> new Answer.Failed(NOTHING, TOOK, Output.NONE.with(exit()));
    invoke();
    assertThat(last().path("errorType").asString()).isEqualTo("Runtime.ExitError");

    world.code = _ -> new Answer.Failed(NOTHING, TOOK, Output.NONE.with(timeOut()));
    invoke();
    assertThat(last().path("status").asString()).isEqualTo("timeout");
    assertThat(last().path("metrics").path("durationMs").doubleValue()).isEqualTo(3000);
  }

  @Test
  void levels_decide_which_records_of_lambda_there_are() {
    log(logging -> logging.logFormat("JSON").systemLogLevel("DEBUG"));
    invoke();
    assertThat(types())
        .containsExactly("platform.start", "platform.runtimeDone", "platform.report");

    log(logging -> logging.logFormat("JSON").systemLogLevel("WARN"));
    invoke();
    assertThat(world.written.getLast().events()).isEmpty();

    world.code = _ -> new Answer.Failed(error("Bad"), TOOK, Output.NONE);
    invoke();
    assertThat(types()).containsExactly("platform.runtimeDone", "platform.report");
  }

  @Test
  void levels_decide_which_lines_of_the_code_there_are() {
    String debug = "{\"level\":\"debug\",\"timestamp\":\"2026-01-01T00:00:00Z\"}";
    String error = "{\"time\":\"2026-01-01T00:00:00.123+01:00\",\"level\":\"ERROR\"}";
    String untimed = "{\"level\":\"ERROR\"}";
    String broken = "{\"level\"";
    world.code =
        _ -> new Answer.Returned(NOTHING, TOOK, Output.of(debug, error, untimed, broken, "plain"));

    log(logging -> logging.logFormat("JSON"));
    invoke();
    assertThat(lines()).containsExactly(error, untimed, broken, "plain");

    log(logging -> logging.logFormat("JSON").applicationLogLevel("ERROR"));
    invoke();
    assertThat(lines()).containsExactly(error);

    log(logging -> logging.logFormat("JSON").applicationLogLevel("TRACE"));
    invoke();
    assertThat(lines()).containsExactly(debug, error, untimed, broken, "plain");
  }

  @Test
  void the_group_and_the_stream_are_named_after_the_function_the_day_and_the_version() {
    Batch usual = invoke();
    assertThat(usual.role()).isEqualTo(LambdaWorld.ROLE);
    assertThat(usual.group()).isEqualTo("/aws/lambda/lotto");
    assertThat(usual.stream()).matches("2026/01/01/\\[\\$LATEST][0-9a-f]{32}");

    log(logging -> logging.logGroup("ours"));
    Batch own = invoke();
    assertThat(own.group()).isEqualTo("ours");
    assertThat(own.stream()).matches("2026/01/01/lotto\\[\\$LATEST][0-9a-f]{32}");
  }

  @Test
  void an_environment_names_its_own_stream() {
    Output output =
        new Output(
            Optional.of("2025/12/31/[7]ab"),
            List.of(),
            new Ending.Answered(),
            Duration.ZERO,
            OptionalLong.empty());
    world.code = _ -> new Answer.Returned(NOTHING, TOOK, output);

    assertThat(invoke().stream()).isEqualTo("2025/12/31/[7]ab");
  }

  private static Output cold() {
    return new Output(
        Optional.empty(),
        List.of(),
        new Ending.Answered(),
        Duration.ofMillis(100),
        OptionalLong.of(57));
  }

  private static SdkBytes error(String type) {
    return new FunctionError(type, "no luck").document();
  }

  private static Ending exit() {
    return new Ending.Broken(new FunctionError("Runtime.ExitError", "it ended"));
  }

  private static Ending timeOut() {
    return new Ending.TimedOut(Duration.ofSeconds(3));
  }

  private void log(Consumer<LoggingConfig.Builder> logging) {
    world.client.updateFunctionConfiguration(r -> r.functionName("lotto").loggingConfig(logging));
    world.pass(Duration.ofMinutes(1));
  }

  private Batch invoke() {
    world.invoke("$LATEST");
    return world.written.getLast();
  }

  private List<String> messages() {
    return world.written.getLast().events().stream().map(Event::message).toList();
  }

  /** Those that the code printed, between the start and the report. */
  private List<String> lines() {
    return messages().subList(1, messages().size() - 1);
  }

  private List<String> types() {
    return messages().stream().map(m -> json(m).path("type").asString()).toList();
  }

  private JsonNode last() {
    return json(messages().getLast()).path("record");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
