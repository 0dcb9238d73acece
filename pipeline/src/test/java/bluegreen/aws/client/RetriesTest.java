package bluegreen.aws.client;

import static bluegreen.aws.client.Script.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bluegreen.aws.client.Script.Answer;
import bluegreen.ports.LostSightException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why calls are retried, and which are not. */
class RetriesTest {
  private static final Answer GOOD = () -> json(200, "{\"FunctionVersion\":\"1\"}");

  private final List<String> told = new ArrayList<>();
  private final Script http = new Script();

  /** A failure, and why it is retried. */
  record Trouble(Answer answer, String why) {
    @Override
    public String toString() {
      return why;
    }
  }

  static List<Trouble> troubles() {
    return List.of(
        new Trouble(
            () -> {
              throw new SocketException("Connection reset");
            },
            "no answer (java.net.SocketException: Connection reset)"),
        new Trouble(
            () -> {
              throw new SocketTimeoutException("Read timed out");
            },
            "no answer (Read timed out)"),
        new Trouble(
            () -> json(500, "{\"__type\":\"ServiceException\",\"Message\":\"oops\"}"),
            "HTTP 500 (ServiceException: oops)"),
        new Trouble(
            () ->
                json(
                    429,
                    "{\"__type\":\"TooManyRequestsException\",\"message\":\"Rate exceeded\","
                        + "\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\"}"),
            "throttled (ReservedFunctionConcurrentInvocationLimitExceeded:"
                + " TooManyRequestsException: Rate exceeded)"),
        new Trouble(
            () -> json(400, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}"),
            "throttled (ThrottlingException: Rate exceeded)"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void a_retry_says_what_has_failed(Trouble trouble) {
    http.then(trouble.answer()).then(GOOD);

    alias();

    assertThat(told)
        .containsExactly("Lambda GetAlias at 127.0.0.1:1: " + trouble.why() + "; try 2");
  }

  @ParameterizedTest
  @MethodSource("unreachable")
  void an_aws_that_was_reached_before_is_waited_for(IOException trouble) {
    http.then(GOOD);
    for (int i = 0; i < 50; i++) {
      http.then(
          () -> {
            throw trouble;
          });
    }
    http.then(GOOD);

    with(
        clients -> {
          alias(clients);
          alias(clients);
        });

    assertThat(told).hasSize(50);
  }

  static List<IOException> unreachable() {
    return List.of(
        new ConnectException("Connection refused"), new UnknownHostException("lambda.mars-1"));
  }

  @Test
  void a_deployment_is_not_created_twice_if_it_may_have_been_executed() {
    List<Trouble> troubles = troubles().subList(0, 3);
    for (Trouble trouble : troubles) {
      http.then(trouble.answer());

      assertThatExceptionOfType(LostSightException.class)
          .isThrownBy(this::create)
          .withMessageContaining(trouble.why());
    }
    assertThat(http.calls()).isEqualTo(troubles.size());
  }

  @Test
  void it_is_asked_for_again_if_it_was_not() {
    http.then(
        () -> {
          throw new ConnectException("Connection refused");
        });
    http.then(() -> json(400, "{\"__type\":\"ThrottlingException\",\"message\":\"slow\"}"));
    http.then(() -> json(200, "{\"deploymentId\":\"d-1\"}"));

    create();

    assertThat(http.calls()).isEqualTo(3);
  }

  private void create() {
    with(
        clients ->
            Call.once(
                "CodeDeploy CreateDeployment",
                () -> clients.codeDeploy().createDeployment(r -> r.applicationName("lotto"))));
  }

  private void alias() {
    with(RetriesTest::alias);
  }

  private static void alias(Clients clients) {
    Call.of(
        "Lambda GetAlias", () -> clients.lambda().getAlias(r -> r.functionName("f").name("live")));
  }

  private void with(Consumer<Clients> deed) {
    try (Clients clients = DirectClients.over(http, told::add)) {
      deed.accept(clients);
    }
  }
}
