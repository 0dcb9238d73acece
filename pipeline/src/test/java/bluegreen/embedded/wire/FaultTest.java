package bluegreen.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.wire.Interceptor.Call;
import bluegreen.embedded.wire.Interceptor.Fate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** What a network does to calls, done on purpose. */
class FaultTest {
  private final TestAws aws = new TestAws();

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void a_lost_request_never_ran() {
    aws.fates(call -> new Fate.LoseRequest());

    assertThatThrownBy(() -> post()).isInstanceOf(IOException.class);
    assertThat(aws.calls).containsOnly("before ListDeployments");
  }

  @Test
  void a_lost_response_is_of_an_operation_that_ran() {
    aws.fates(call -> new Fate.LoseResponse());

    assertThatThrownBy(() -> post()).isInstanceOf(IOException.class);
    assertThat(aws.calls).startsWith("before ListDeployments", "after ListDeployments");
  }

  @Test
  void the_response_of_an_operation_that_failed_is_lost_too() {
    aws.fates(call -> new Fate.LoseResponse());

    assertThatThrownBy(() -> aws.codeDeploy().stopDeployment(r -> r.deploymentId("d-1")))
        .isInstanceOf(SdkClientException.class)
        .hasRootCauseInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void the_sdk_tries_again(Fate fault) {
    CodeDeployClient codeDeploy = aws.codeDeploy();
    aws.fates(firstTwo(fault));

    assertThat(codeDeploy.listDeployments().deployments()).containsExactly("d-1");
    assertThat(aws.calls.stream().filter(c -> c.startsWith("before"))).hasSize(3);
  }

  static List<Fate> faults() {
    return List.of(
        new Fate.LoseRequest(),
        new Fate.LoseResponse(),
        Fate.Fail.with(400, "ThrottlingException", "Rate exceeded"),
        Fate.Fail.with(500, "InternalFailure", "Oops"),
        Fate.Fail.with(503, "ServiceUnavailable", "Later"));
  }

  @Test
  void a_failure_is_the_services_own_where_it_has_one() {
    aws.fates(call -> Fate.Fail.with(429, "TooManyRequestsException", "Rate exceeded"));

    assertThatThrownBy(() -> aws.lambda().getAlias(r -> r.functionName("f").name("a")))
        .isInstanceOf(TooManyRequestsException.class);
    assertThatThrownBy(() -> aws.codeDeploy().listDeployments())
        .isInstanceOf(CodeDeployException.class);
    assertThat(aws.calls).doesNotContain("after GetAlias");
  }

  @Test
  void calls_are_numbered_and_carry_what_was_asked() {
    aws.fates(
        call ->
            Fate.Fail.with(
                400, "Seen", call.service() + " " + call.number() + " " + call.request()));

    assertThatThrownBy(() -> aws.codeDeploy().getDeployment(r -> r.deploymentId("d-9")))
        .hasMessageContaining("codedeploy 1 GetDeploymentRequest(DeploymentId=d-9)");
    assertThatThrownBy(() -> aws.codeDeploy().listDeployments())
        .hasMessageContaining("codedeploy 2 ListDeploymentsRequest()");
  }

  private static Function<Call, Fate> firstTwo(Fate fault) {
    return call -> call.number() <= 2 ? fault : new Fate.Pass();
  }

  private void post() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(
          HttpRequest.newBuilder(URI.create(aws.endpoint()))
              .header("Authorization", "AWS4-HMAC-SHA256 Credential=made/up")
              .header("Content-Type", "application/x-amz-json-1.1")
              .header("X-Amz-Target", "CodeDeploy_20141006.ListDeployments")
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build(),
          BodyHandlers.discarding());
    }
  }
}
