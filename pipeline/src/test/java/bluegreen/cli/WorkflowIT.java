package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.actions.Hub;
import bluegreen.cli.Program.Ended;
import bluegreen.rehearsal.Bundle;
import bluegreen.rehearsal.EmbeddedAws;
import bluegreen.rehearsal.model.Tempo;
import bluegreen.rehearsal.runtime.Limits;
import bluegreen.rehearsal.runtime.Processes;
import bluegreen.rehearsal.wire.Interceptor;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What users do: {@code git push}, and the workflows do the rest. */
@Timeout(900)
class WorkflowIT {
  private static final int SPEED = 60;
  private static final int REQUESTS_A_SECOND = 20;

  @TempDir private Path folder;
  private EmbeddedAws aws;
  private Shelf shelf;
  private Load load;
  private Origin origin;

  @BeforeEach
  void boot() throws Exception {
    aws =
        EmbeddedAws.boot(
            new EmbeddedAws.Settings(
                0,
                0,
                new Tempo(SPEED),
                new Processes(Limits.DEFAULT, line -> {}),
                Interceptor.NONE),
            Bundle.lotto(Path.of("..").toAbsolutePath().normalize()));
    shelf = Shelf.open(aws.ecr());
    URI endpoint = URI.create(aws.environment().get("AWS_ENDPOINT_URL"));
    Staging.create(endpoint, aws.ecr().host() + "/lotto:first");
    origin = Origin.create(folder, settings(endpoint));
    load = new Load(aws.url(), REQUESTS_A_SECOND);
  }

  @AfterEach
  void close() {
    load.close();
    shelf.close();
    aws.close();
  }

  @Test
  void what_is_pushed_is_released_and_put_back_by_hand_and_again_on_whoever_dies()
      throws Exception {
    FirstCanary canary = FirstCanary.of("2", aws);
    origin.change(
        "src/main/java/lotto/Routes.java",
        "text(\"status\", \"ok\")",
        "text(\"status\", \"ok\").text(\"by\", \"Ada\")");

    Ended push = origin.push("Say who is healthy");

    assertThat(push.err())
        .contains(
            "staging / release | Released: version 2 serves all traffic",
            "production / release | Released: version 2 serves all traffic",
            "✓ Release (run 1): success");
    assertThat(get("health").headers().firstValue("X-Lotto-Version")).contains("2");
    assertThat(get("health").body()).contains("\"by\":\"Ada\"");
    assertThat(load.failed()).isZero();
    assertThat(origin.run().summary()).content().contains("Released: version 2");
    canary.report(origin.run());

    Ended rollback =
        origin.dispatch("rollback.yml", "environment=production", "reason=wrong numbers");

    assertThat(rollback.out())
        .contains("Rolled back: version 1 serves all traffic again", "✓ Rollback (run 2): success");
    assertThat(get("health").headers().firstValue("X-Lotto-Version")).contains("1");

    try (Program dying = origin.rerun(1, "production")) {
      dying.out().await("AllowTraffic");
      dying.killAll();
    }
    Ended again = origin.rerun(1, "production").end();

    // Rejoined, or AWS was done before.
    assertThat(again.out())
        .containsAnyOf(
            "Released: version 2 serves all traffic", "Already live: version 2 serves all traffic")
        .contains("✓ Release (run 1): success")
        .doesNotContain("tool |", "staging |");
    assertThat(get("health").headers().firstValue("X-Lotto-Version")).contains("2");

    Ended harmless = origin.rerun(1, "production").end();

    assertThat(harmless.out()).contains("Already live: version 2 serves all traffic");
    assertThat(load.failed()).isZero();
  }

  @Test
  void what_fails_for_the_public_is_taken_back_and_the_pusher_sees_why() throws Exception {
    // Smoke tests ask a version by its number, the public by the alias's name.
    origin.change(
        "src/main/java/lotto/LottoHandler.java",
        "    Request request = Request.of(event);\n",
        """
            Request request = Request.of(event);
            String[] arn = known(context, Context::getInvokedFunctionArn).split(":", -1);
            if (arn.length == 8) {
              log.println(Integer.parseInt(arn[7]));
            }
        """);

    Ended push = origin.push("Log the number of the version that is asked");

    assertThat(push.err())
        .contains(
            "staging / release | Released: version 2 serves all traffic",
            "production / release | Rolled back: version 1 serves all traffic again",
            "✗ Release (run 1): failure",
            "lotto-live-errors");
    assertThat(get("health").headers().firstValue("X-Lotto-Version")).contains("1");
    assertThat(load.failed()).isPositive();
    assertThat(origin.run().summary()).content().contains("Rolled back: version 1");
  }

  private Hub.Settings settings(URI endpoint) {
    Map<String, String> machine = new TreeMap<>(System.getenv());
    machine
        .keySet()
        .removeIf(name -> !name.matches("HOME|LANG|LC_.*|.*_proxy|MVNW_.*|DOCKER_HOST"));
    machine.put("AWS_ENDPOINT_URL", endpoint.toString());
    machine.put("PATH", folder.resolve("hub/bin") + File.pathSeparator + System.getenv("PATH"));
    // Those tests are running: this is one of them.
    machine.put("MAVEN_ARGS", "-Dquick -Dmaven.test.skip");
    Map<String, String> variables =
        Map.of(
            "AWS_REGION",
            "eu-central-1",
            "AWS_ROLE_ARN",
            "arn:aws:iam::123456789012:role/lotto-github",
            "REPOSITORY",
            aws.ecr().host() + "/lotto",
            "URL",
            aws.url() + "/");
    Map<String, String> staging = Map.of("FUNCTION", Staging.FUNCTION);
    Map<String, String> production = Map.of("FUNCTION", "lotto");
    return new Hub.Settings(
        variables,
        Map.of(
            "staging", staging,
            "production", production,
            "staging-rollback", staging,
            "production-rollback", production),
        machine,
        Map.of("shelf", shelf.uri().toString()));
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(aws.url() + "/" + path)).build(),
          BodyHandlers.ofString());
    }
  }
}
