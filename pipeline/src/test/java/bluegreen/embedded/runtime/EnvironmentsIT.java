package bluegreen.embedded.runtime;

import static bluegreen.embedded.runtime.SampleFunctions.ARN;
import static bluegreen.embedded.runtime.SampleFunctions.LONG;
import static bluegreen.embedded.runtime.SampleFunctions.PATIENT;
import static bluegreen.embedded.runtime.SampleFunctions.image;
import static bluegreen.embedded.runtime.SampleFunctions.invocation;
import static bluegreen.embedded.runtime.SampleFunctions.log;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** When environments start, are used again, and end. */
@Timeout(120)
class EnvironmentsIT {
  private LocalEnvironments environments = new LocalEnvironments(PATIENT);

  @AfterEach
  void close() {
    environments.close();
  }

  @Test
  void uses_an_environment_again() {
    Answer first = environments.invoke(obey("pid", ""));
    Answer second = environments.invoke(obey("pid", ""));

    assertThat(text(second)).isEqualTo(text(first));
    assertThat(log(first)).contains("Init Duration: ");
    assertThat(log(second)).doesNotContain("Init Duration: ");
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
      assertThat(log(answer))
          .contains("looping\n")
          .contains("Task timed out after 1.00 seconds\n")
          .contains("\tStatus: timeout\n");
      assertThat(answer.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
      ended(stuck.pid()).join();
      assertThat(text(environments.invoke(obey("echo", "next")))).isEqualTo("\"next\"");
    }
  }

  @Test
  void passes_on_why_a_function_does_not_start() {
    Answer answer = environments.invoke(stillborn("throw"));

    assertThat(answer).isInstanceOf(Answer.Failed.class);
    assertThat(text(answer)).contains("no database");
    assertThat(log(answer))
        .contains("no database")
        .containsPattern("REPORT RequestId: .*Status: error\tError Type: \\w");
  }

  @Test
  void reports_a_function_that_exits_while_it_starts() {
    assertThat(text(environments.invoke(stillborn("exit"))))
        .contains("Runtime exited with error: exit status 3");
  }

  @Test
  void ends_a_function_that_takes_too_long_to_start() {
    restart(new EnvironmentLimits(1, LONG, LONG, Duration.ofMillis(1500), LONG));

    Answer answer = environments.invoke(stillborn("hang", 1));

    assertThat(text(answer))
        .contains("\"errorType\":\"Sandbox.Timedout\"")
        .contains("Task timed out after 1.00 seconds");
    assertThat(log(answer)).contains("Duration: 1000.00 ms").contains("Status: timeout");
  }

  @Test
  void reports_an_entry_point_that_is_missing() {
    ImageConfig image =
        new ImageConfig("amd64", List.of("/no/such/program"), List.of(), Map.of(), Map.of());

    assertThat(text(environments.invoke(invocation(version(), image, "{}"))))
        .contains("\"errorType\":\"Runtime.InvalidEntrypoint\"")
        .contains("Error: fork/exec /no/such/program: no such file or directory\"");
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

    assertThat(log(environments.invoke(obey("echo", "again")))).contains("Init Duration: ");
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
    return stillborn(how, 60);
  }

  private static Invocation stillborn(String how, int timeout) {
    FunctionConfiguration version = with(Map.of("START", how)).toBuilder().timeout(timeout).build();
    return invocation(version, image(Stillborn.class), "{}");
  }

  private CompletableFuture<Answer> invokeAsync(Invocation invocation) {
    return CompletableFuture.supplyAsync(
        () -> environments.invoke(invocation), Thread::startVirtualThread);
  }

  private void restart(EnvironmentLimits limits) {
    environments.close();
    environments = new LocalEnvironments(limits);
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
