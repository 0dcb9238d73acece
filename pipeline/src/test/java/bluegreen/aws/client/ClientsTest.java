package bluegreen.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.ports.LostSightException;
import bluegreen.ports.RefusedException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is wrong with the SDK's configuration is told in words, and without a secret; and what is
 * wrong with an AWS that is not there, or never succeeds.
 */
class ClientsTest {
  private final Map<String, String> before = new TreeMap<>();
  @TempDir private Path folder;

  ClientsTest() {
    set("aws.endpointUrl", "http://127.0.0.1:1");
    set("aws.region", "eu-central-1");
    set("aws.accessKeyId", "SECRET KEY");
    set("aws.secretAccessKey", "SECRET");
  }

  @AfterEach
  void restore() {
    before.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "aws.sessionToken, AWS_SESSION_TOKEN",
    "aws.accessKeyId, AWS_ACCESS_KEY_ID",
  })
  void a_credential_with_a_line_break_is_named_and_not_shown(String property, String name) {
    for (String control : List.of("\n", "\r", "\0", "\u001b")) {
      set(property, "SECRET" + control + "SECRET");

      assertRefused("AWS: the ", name, "has a line break or another control character");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:99999", "http://SECRET:SECRET@127.0.0.1:99999"})
  void an_endpoint_with_an_impossible_port_is_no_url(String endpoint) {
    set("aws.endpointUrl", endpoint);

    assertRefused("AWS: the endpoint http://", "127.0.0.1:99999 is no URL.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_secret_access_key = SECRET\n[default]\n",
        "[default]\naws_secret_access_key SECRET\n",
        "[default\naws_secret_access_key = SECRET\n",
        "[default]\n= SECRET\n",
        " SECRET\n",
      })
  void a_file_that_cannot_be_read_is_refused_by_its_line(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), content);

    for (String property : List.of("aws.configFile", "aws.sharedCredentialsFile")) {
      set(property, file.toString());

      assertRefused("AWS: the configuration of the AWS SDK can't be read: ", " on line ");
    }
  }

  @Test
  void a_setting_that_makes_no_sense_is_named() {
    set("aws.useFipsEndpoint", "perhaps");

    assertRefused("AWS: the configuration of the AWS SDK can't be read: ", "AWS_USE_FIPS_ENDPOINT");
  }

  @Test
  void a_closed_port_is_told_long_before_the_patience_ends() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(failure("http://127.0.0.1:" + port, Clients.PATIENCE))
        .startsWith("Lambda GetAlias was not answered: no connection (Connection refused")
        .endsWith("Check that the endpoint (AWS_ENDPOINT_URL) is running and can be reached");
  }

  @Test
  void so_is_a_host_that_does_not_exist() {
    assertThat(failure("http://nowhere.invalid", Clients.PATIENCE))
        .isEqualTo(
            "Lambda GetAlias was not answered: unknown host nowhere.invalid. Check the region"
                + " (AWS_REGION), the endpoint (AWS_ENDPOINT_URL) and the network");
  }

  @Test
  void when_the_patience_ends_the_last_failure_is_told() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    server.start();
    try {
      assertThat(
              failure("http://127.0.0.1:" + server.getAddress().getPort(), Duration.ofSeconds(1)))
          .matches(
              "Lambda GetAlias was not answered: no success in 1 s and \\d+ tries, the last time:"
                  + " HTTP 500 .*");
    } finally {
      server.stop(0);
    }
  }

  private String failure(String endpoint, Duration patience) {
    set("aws.endpointUrl", endpoint);
    set("aws.accessKeyId", "key");
    try (Clients clients = Clients.create(patience, retry -> {})) {
      return assertThatExceptionOfType(LostSightException.class)
          .isThrownBy(
              () ->
                  Call.of(
                      "Lambda GetAlias",
                      () -> clients.lambda().getAlias(r -> r.functionName("f").name("live"))))
          .actual()
          .getMessage();
    }
  }

  private static void assertRefused(String... parts) {
    assertThatThrownBy(
            () -> {
              try (Clients clients = Clients.create(Duration.ofSeconds(5), retry -> {})) {
                Call.of(
                    "GetFunction", () -> clients.lambda().getFunction(r -> r.functionName("f")));
              }
            })
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal().toString()).contains(parts).doesNotContain("SECRET"));
  }

  private void set(String property, String value) {
    before.putIfAbsent(property, System.getProperty(property, ""));
    System.setProperty(property, value);
  }
}
