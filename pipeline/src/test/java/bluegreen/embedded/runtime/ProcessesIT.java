package bluegreen.embedded.runtime;

import static bluegreen.embedded.runtime.SampleFunctions.ARN;
import static bluegreen.embedded.runtime.SampleFunctions.image;
import static bluegreen.embedded.runtime.SampleFunctions.invocation;
import static bluegreen.embedded.runtime.SampleFunctions.obey;
import static bluegreen.embedded.runtime.SampleFunctions.text;
import static bluegreen.embedded.runtime.SampleFunctions.version;
import static bluegreen.embedded.runtime.SampleFunctions.with;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Invocation;
import bluegreen.embedded.model.ImageConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

@Timeout(120)
class ProcessesIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  // Long limits, so that neither a slow machine nor a pause changes the results.
  private static final EnvironmentLimits PATIENT = new EnvironmentLimits(2, LONG, LONG, LONG, LONG);

  private final List<LogLine> log = new CopyOnWriteArrayList<>();
  private LocalEnvironments environments = new LocalEnvironments(PATIENT, log::add);

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
  void uses_an_environment_again() {
    Answer first = environments.invoke(obey("pid", ""));
    Answer second = environments.invoke(obey("pid", ""));

    assertThat(text(second)).isEqualTo(text(first));
    assertThat(first.log()).contains("Init Duration: ");
    assertThat(second.log()).doesNotContain("Init Duration: ");
  }

  @Test
  void logs_from_start_to_report() {
    Invocation invocation = obey("print", "one\\ntwo");

    Answer answer = environments.invoke(invocation);

    String id = invocation.requestId();
    assertThat(answer.log().lines())
        .startsWith("START RequestId: " + id + " Version: 7", "one", "two", "and to stderr")
        .contains("END RequestId: " + id);
    assertThat(answer.log())
        .containsPattern(
            "REPORT RequestId: "
                + id
                + "\tDuration: [0-9.]+ ms\tBilled Duration: [0-9]+ ms\tMemory Size: 512 MB"
                + "(\tMax Memory Used: [0-9]+ MB)?\tInit Duration: [0-9.]+ ms\n");
    assertThat(log)
        .extracting(LogLine::text)
        .containsExactlyElementsOf(answer.log().lines().toList());
    assertThat(log).extracting(LogLine::group).containsOnly("/aws/lambda/lotto");
    assertThat(log.getFirst().stream()).matches("\\d{4}/\\d\\d/\\d\\d/\\[7][0-9a-f]{32}");
  }

  @Test
  void returns_the_end_of_a_long_log() {
    Answer answer = environments.invoke(obey("print", "x".repeat(5000)));

    assertThat(answer.log()).hasSize(4096).startsWith("xx").contains("REPORT RequestId: ");
  }

  @Test
  void passes_on_the_error_of_a_handler() {
    Answer answer = environments.invoke(obey("throw", "no luck"));

    assertThat(answer).isInstanceOf(Answer.Failed.class);
    assertThat(text(answer))
        .contains("\"errorMessage\":\"no luck\"")
        .contains("\"errorType\":\"java.lang.IllegalArgumentException\"")
        .contains("\"stackTrace\":[");
    assertThat(answer.log()).contains("no luck: java.lang.IllegalArgumentException\n");
    assertThat(text(environments.invoke(obey("echo", "next")))).isEqualTo("\"next\"");
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
    assertThat(answer.log())
        .contains(message + "\nRuntime.ExitError\n")
        .contains("\tStatus: error\tError Type: Runtime.ExitError\n");
    assertThat(text(environments.invoke(obey("echo", "next")))).isEqualTo("\"next\"");
  }

  @Test
  void ends_an_environment_whose_time_is_up() throws Exception {
    try (Stuck stuck = new Stuck()) {
      Invocation invocation = obey(version().toBuilder().timeout(1).build(), "loop", stuck.port());

      Answer answer = environments.invoke(invocation);

      assertThat(answer).isInstanceOf(Answer.Failed.class);
      assertThat(text(answer))
          .isEqualTo(
              "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: "
                  + invocation.requestId()
                  + " Error: Task timed out after 1.00 seconds\"}");
      assertThat(answer.log())
          .contains("looping\n")
          .contains("Task timed out after 1.00 seconds\n")
          .contains("\tStatus: timeout\n");
      assertThat(answer.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
      ended(stuck.pid()).join();
      assertThat(text(environments.invoke(obey("echo", "next")))).isEqualTo("\"next\"");
    }
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

  @Test
  void passes_on_why_a_function_does_not_start() {
    Answer answer = environments.invoke(stillborn("throw"));

    assertThat(answer).isInstanceOf(Answer.Failed.class);
    assertThat(text(answer)).contains("no database");
    assertThat(answer.log()).contains("no database").contains("REPORT RequestId: ");
  }

  @Test
  void reports_a_function_that_exits_while_it_starts() {
    assertThat(text(environments.invoke(stillborn("exit"))))
        .contains("Runtime exited with error: exit status 3");
  }

  @Test
  void ends_a_function_that_takes_too_long_to_start() {
    restart(new EnvironmentLimits(1, LONG, LONG, Duration.ofMillis(1500), LONG));

    assertThat(text(environments.invoke(stillborn("hang"))))
        .contains("\"errorType\":\"Sandbox.Timedout\"")
        .contains("Task timed out after 1.50 seconds");
  }

  @Test
  void reports_an_entry_point_that_is_missing() {
    ImageConfig image =
        new ImageConfig("amd64", List.of("/no/such/program"), List.of(), Map.of(), Map.of());

    assertThat(text(environments.invoke(invocation(version(), image, "{}"))))
        .contains("\"errorType\":\"Runtime.InvalidEntrypoint\"")
        .contains("/no/such/program");
  }

  @Test
  void starts_more_environments_when_all_are_busy() throws Exception {
    restart(new EnvironmentLimits(2, LONG, Duration.ZERO, LONG, LONG));
    try (Stuck stuck = new Stuck()) {
      CompletableFuture<Answer> busy = invokeAsync(obey("loop", stuck.port()));
      stuck.pid();

      Answer other = environments.invoke(obey("echo", "meanwhile"));

      assertThat(text(other)).isEqualTo("\"meanwhile\"");
      assertThat(busy).isNotDone();
      environments.close();
      assertThat(text(busy.join())).contains("Runtime exited with error: signal: killed");
    }
  }

  @Test
  void waits_for_a_busy_environment_rather_than_starting_another() {
    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, 50).mapToObj(i -> invokeAsync(obey("pid", ""))).toList();

    assertThat(answers.stream().map(answer -> text(answer.join())).distinct()).hasSize(1);
  }

  @Test
  void gives_changed_code_a_new_environment() {
    FunctionConfiguration changed = version().toBuilder().codeSha256("cd").build();

    assertThat(text(environments.invoke(obey(changed, "pid", ""))))
        .isNotEqualTo(text(environments.invoke(obey("pid", ""))));
  }

  @Test
  void ends_idle_environments() {
    restart(new EnvironmentLimits(2, LONG, LONG, LONG, Duration.ofMillis(200)));

    ended(environments.invoke(obey("pid", ""))).join();

    assertThat(environments.invoke(obey("echo", "again")).log()).contains("Init Duration: ");
  }

  @Test
  void ends_the_environments_of_a_retired_version() {
    Answer retired = environments.invoke(obey("pid", ""));
    FunctionConfiguration other = version().toBuilder().functionArn(ARN + ":8").build();
    Answer kept = environments.invoke(obey(other, "pid", ""));

    environments.retire(ARN + ":7");

    ended(retired).join();
    assertThat(text(environments.invoke(obey(other, "pid", "")))).isEqualTo(text(kept));
  }

  @Test
  void runs_nothing_after_its_end() {
    Answer answer = environments.invoke(obey("pid", ""));

    environments.close();
    environments.close();

    assertThat(ProcessHandle.of(Long.parseLong(text(answer)))).isEmpty();
    assertThat(text(environments.invoke(obey("echo", "")))).contains("is shutting down");
  }

  private static Invocation stillborn(String how) {
    return invocation(with(Map.of("START", how)), image(Stillborn.class), "{}");
  }

  private CompletableFuture<Answer> invokeAsync(Invocation invocation) {
    return CompletableFuture.supplyAsync(
        () -> environments.invoke(invocation), Thread::startVirtualThread);
  }

  private void restart(EnvironmentLimits limits) {
    environments.close();
    environments = new LocalEnvironments(limits, log::add);
  }

  private static CompletableFuture<?> ended(Answer pid) {
    return ended(Long.parseLong(text(pid)));
  }

  private static CompletableFuture<?> ended(long pid) {
    return ProcessHandle.of(pid)
        .<CompletableFuture<?>>map(ProcessHandle::onExit)
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }
}
