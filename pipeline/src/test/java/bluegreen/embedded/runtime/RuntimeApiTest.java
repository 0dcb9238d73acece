package bluegreen.embedded.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.Chance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RuntimeApiTest {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RuntimeApi api = new RuntimeApi(Chance.seeded(42));
  private final Environment environment = new Environment("stream");
  private final String endpoint = api.register("secret", environment);

  @AfterEach
  void close() {
    api.close();
    client.close();
  }

  @Test
  void serves_nobody_who_does_not_know_the_prefix() throws Exception {
    String other = endpoint.replace("secret", "guess");

    assertThat(post(other, "/2018-06-01/runtime/init/error")).isEqualTo(403);
  }

  @Test
  void refuses_an_answer_that_nobody_asked_for() throws Exception {
    assertThat(post(endpoint, "/2018-06-01/runtime/invocation/x/response")).isEqualTo(400);
    assertThat(post(endpoint, "/2018-06-01/runtime/invocation/x/error")).isEqualTo(400);
  }

  @Test
  void takes_a_failed_start_only_from_what_has_not_started() throws Exception {
    String started = api.register("started", begun());

    assertThat(post(endpoint, "/2018-06-01/runtime/init/error")).isEqualTo(202);
    assertThat(post(started, "/2018-06-01/runtime/init/error")).isEqualTo(403);
  }

  /** An environment whose process has asked for its first invocation. */
  private static Environment begun() {
    Environment environment = new Environment("stream");
    Thread.startVirtualThread(
        () -> {
          try {
            environment.next();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    environment.ready().join();
    return environment;
  }

  @Test
  void knows_no_other_operation() throws Exception {
    assertThat(post(endpoint, "/2018-06-01/runtime/restore/error")).isEqualTo(404);
  }

  @Test
  void tells_a_process_that_its_environment_has_ended() throws Exception {
    environment.start(
        () -> {
          throw new IOException("no such program");
        },
        EnvironmentLimits.DEFAULT.init(),
        Duration.ofSeconds(3));

    HttpRequest next =
        HttpRequest.newBuilder(
                URI.create("http://" + endpoint + "/2018-06-01/runtime/invocation/next"))
            .build();

    assertThat(client.send(next, BodyHandlers.discarding()).statusCode()).isEqualTo(410);
  }

  private int post(String endpoint, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + endpoint + path))
            .POST(BodyPublishers.ofString("{}"))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
