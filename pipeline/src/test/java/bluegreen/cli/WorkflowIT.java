package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.actions.Hub;
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
@Timeout(400)
class WorkflowIT {
  private static final int SPEED = 60;
  private static final int REQUESTS_A_SECOND = 50;
  private static final String FUNCTION = "src/main/java/lotto/LottoHandler.java";

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
  void a_push_is_released_or_taken_back_and_a_release_rolled_back() throws Exception {
    origin.change(
        "src/main/java/lotto/Routes.java",
        "text(\"status\", \"ok\")",
        "text(\"status\", \"ok\").text(\"by\", \"Ada\")");

    Program.Ended good = origin.push("Say who is healthy");

    System.out.println(good.err());
    assertThat(get("health").body()).contains("Ada");
    assertThat(get("").headers().firstValue("X-Lotto-Version")).contains("2");
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
