package bluegreen.embedded.runtime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.Chance;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void an_address_is_host_and_port_as_clients_split_it() {
    assertThat(endpoint).matches("127\\.0\\.0\\.1:\\d+");
  }

  @Test
  void every_environment_has_an_address_of_its_own() {
    assertThat(api.register("other", new Environment("other"))).isNotEqualTo(endpoint);
  }

  @Test
  void an_address_serves_nobody_when_its_environment_is_gone() throws Exception {
    api.forget("secret");

    assertThat(post(endpoint, "/2018-06-01/runtime/init/error")).isEqualTo(403);
  }

  @Test
  void an_address_that_was_left_is_taken_again() {
    api.forget("secret");

    assertThat(api.register("other", new Environment("other"))).isEqualTo(endpoint);
  }

  @ParameterizedTest
  @CsvSource({"Origin, https://example.com", "Sec-Fetch-Site, cross-site"})
  void answers_no_web_page(String header, String value) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://" + endpoint + "/2018-06-01/runtime/invocation/next"))
            .header(header, value)
            .build();

    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
  }

  @Test
  void answers_no_other_host_as_after_dns_rebinding() throws Exception {
    String[] address = endpoint.split(":", 2);
    try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
      socket
          .getOutputStream()
          .write(
              "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: a.example\r\n\r\n"
                  .getBytes(US_ASCII));

      assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
          .isEqualTo("HTTP/1.1 403");
    }
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
