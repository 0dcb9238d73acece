package bluegreen.embedded.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.ecr.Image;
import bluegreen.embedded.model.AccessKeys;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Authorizer;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import bluegreen.embedded.wire.AwsServer;
import bluegreen.embedded.wire.Gateway;
import bluegreen.embedded.wire.Guard;
import bluegreen.embedded.wire.Interceptor;
import bluegreen.embedded.wire.StaleReads;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;

/**
 * The protocol as container tools speak it, byte by byte; ContainerReleaseIT has Docker speak it.
 */
class RegistryEndpointTest {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String CONFIG =
      """
      {"architecture":"arm64","os":"linux","config":{"Cmd":["lotto.Handler"],"Env":["A=b=c"],\
      "Entrypoint":["java"],"Labels":{"who":"me"},"WorkingDir":"/x"},"history":[]}\
      """;

  private final Timeline timeline = new Timeline(new ManualTime(Instant.EPOCH));
  private final Ecr ecr =
      new Ecr(
          new Shared(new Account("123456789012", "eu-central-1"), timeline, Chance.seeded(42)),
          "password");
  private final HttpClient http = HttpClient.newHttpClient();
  private AwsServer server;

  @BeforeEach
  void serve() {
    for (ImageTagMutability tags :
        List.of(ImageTagMutability.MUTABLE, ImageTagMutability.IMMUTABLE)) {
      var repository =
          CreateRepositoryRequest.builder()
              .repositoryName("a/" + tags.toString().toLowerCase(Locale.ROOT))
              .imageTagMutability(tags);
      timeline.run(() -> ecr.repositories().createRepository(repository.build()));
    }
    server =
        AwsServer.start(
            0,
            new Guard(AccessKeys.of("AKIA", new Principal.Root("root"))),
            new Gateway(
                timeline,
                Chance.seeded(42),
                List.of(),
                Interceptor.NONE,
                Authorizer.NONE,
                StaleReads.NONE),
            new RegistryEndpoint(ecr, timeline)::route);
  }

  @AfterEach
  void close() {
    http.close();
    server.close();
    ecr.close();
  }

  @Test
  void a_pushed_image_is_described_and_pulled_byte_by_byte() throws Exception {
    String manifest = manifest(push("layer"), "layer");

    HttpResponse<String> put = put("a/mutable/manifests/1.0", manifest);

    assertThat(put.statusCode()).isEqualTo(201);
    String digest = put.headers().firstValue("Docker-Content-Digest").orElseThrow();
    assertThat(digest).isEqualTo(digest(manifest));
    Image image =
        timeline
            .call(() -> ecr.find("a/mutable", ImageIdentifier.builder().imageTag("1.0").build()))
            .orElseThrow();
    assertThat(image.size()).isEqualTo(CONFIG.length() + "layer".length());
    assertThat(image.config())
        .hasValueSatisfying(
            config -> {
              assertThat(config.architecture()).isEqualTo("arm64");
              assertThat(config.entrypoint()).containsExactly("java");
              assertThat(config.cmd()).containsExactly("lotto.Handler");
              assertThat(config.environment()).containsEntry("A", "b=c");
              assertThat(config.labels()).containsEntry("who", "me");
              assertThat(config.packed()).isTrue();
            });
    assertThat(get("a/mutable/manifests/" + digest).body()).isEqualTo(manifest);
    assertThat(get("a/mutable/manifests/1.0").headers().firstValue("Content-Type"))
        .contains(MANIFEST);
    assertThat(get("a/mutable/blobs/" + digest("layer")).body()).isEqualTo("layer");
    assertThat(get("a/mutable/tags/list").body())
        .contains("\"name\":\"a/mutable\"", "\"tags\":[\"1.0\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x';touch", "--privileged", ".hidden", "a%20b", "a+b"})
  void a_tag_that_no_registry_takes_is_refused(String tag) throws Exception {
    assertRefused(
        put("a/mutable/manifests/" + tag, manifest(push("layer"), "layer")), 400, "TAG_INVALID");
  }

  @Test
  void web_pages_are_denied_even_if_they_know_the_password() throws Exception {
    for (String header : List.of("Origin", "Sec-Fetch-Site")) {
      HttpRequest request =
          HttpRequest.newBuilder(uri("/v2/a/mutable/tags/list"))
              .header("Authorization", "Basic " + ecr.token())
              .header(header, "http://evil.example")
              .build();

      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void a_blob_arrives_in_pieces() throws Exception {
    String location = begin("a/mutable");

    assertThat(send("PATCH", location, "one").headers().firstValue("Range")).contains("0-2");
    assertThat(send("PATCH", location, "two").headers().firstValue("Range")).contains("0-5");
    assertThat(send("PUT", location + "?digest=" + digest("onetwo!"), "!").statusCode())
        .isEqualTo(201);
    HttpResponse<String> head = send("HEAD", "/v2/a/mutable/blobs/" + digest("onetwo!"), "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).contains("7");
  }

  @Test
  void another_repository_has_none_of_it() throws Exception {
    push("layer");

    assertRefused(get("a/immutable/blobs/" + digest("layer")), 404, "BLOB_UNKNOWN");
  }

  @Test
  void a_blob_with_a_wrong_digest_is_refused_and_forgotten() throws Exception {
    String location = begin("a/mutable");

    assertRefused(
        send("PUT", location + "?digest=" + digest("other"), "this"), 400, "DIGEST_INVALID");
    assertRefused(get("a/mutable/blobs/" + digest("other")), 404, "BLOB_UNKNOWN");
    assertRefused(send("PATCH", location, "more"), 404, "BLOB_UPLOAD_UNKNOWN");
  }

  @Test
  void an_upload_can_be_given_up() throws Exception {
    String location = begin("a/mutable");

    assertThat(send("DELETE", location, "").statusCode()).isEqualTo(204);
    assertRefused(send("PATCH", location, "more"), 404, "BLOB_UPLOAD_UNKNOWN");
  }

  @Test
  void a_manifest_is_refused_whose_layers_are_missing_or_that_is_none() throws Exception {
    assertRefused(
        put("a/mutable/manifests/1", manifest(digest("x"), "x")), 404, "MANIFEST_BLOB_UNKNOWN");
    assertRefused(put("a/mutable/manifests/1", "{"), 400, "MANIFEST_INVALID");
    assertRefused(
        put("a/mutable/manifests/" + digest("other"), manifest(push("x"), "x")),
        400,
        "DIGEST_INVALID");
    assertRefused(
        put("a/mutable/manifests/1", " ".repeat(4 * 1024 * 1024 + 1)), 413, "MANIFEST_INVALID");
  }

  @Test
  void an_immutable_tag_takes_the_same_image_again_and_no_other() throws Exception {
    upload("a/immutable", CONFIG);
    upload("a/immutable", "layer");
    String manifest = manifest(digest("layer"), "layer");

    assertThat(put("a/immutable/manifests/1", manifest).statusCode()).isEqualTo(201);
    assertThat(put("a/immutable/manifests/1", manifest).statusCode()).isEqualTo(201);
    assertRefused(put("a/immutable/manifests/1", manifest + " "), 400, "TAG_INVALID");
  }

  @Test
  void what_is_not_there_is_said_in_the_protocols_words() throws Exception {
    assertRefused(get("none/manifests/1"), 404, "NAME_UNKNOWN");
    assertRefused(send("POST", "/v2/none/blobs/uploads/", ""), 404, "NAME_UNKNOWN");
    assertRefused(get("a/mutable/manifests/none"), 404, "MANIFEST_UNKNOWN");
    assertRefused(send("DELETE", "/v2/a/mutable/manifests/1", ""), 405, "UNSUPPORTED");
    assertRefused(get("_catalog"), 405, "UNSUPPORTED");
  }

  @Test
  void without_the_token_nothing_is_served() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri("/v2/")).build();

    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

    assertRefused(answer, 401, "UNAUTHORIZED");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
    assertThat(get("").statusCode()).isEqualTo(200);
  }

  /** Has a configuration and a layer in the repository; returns the layer's digest. */
  private String push(String layer) throws Exception {
    upload("a/mutable", CONFIG);
    upload("a/mutable", layer);
    return digest(layer);
  }

  private void upload(String repository, String content) throws Exception {
    assertThat(send("PUT", begin(repository) + "?digest=" + digest(content), content).statusCode())
        .isEqualTo(201);
  }

  private String begin(String repository) throws Exception {
    HttpResponse<String> begun = send("POST", "/v2/" + repository + "/blobs/uploads/", "");
    assertThat(begun.statusCode()).isEqualTo(202);
    return begun.headers().firstValue("Location").orElseThrow();
  }

  private static String manifest(String layerDigest, String layer) throws Exception {
    return """
    {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"c","digest":"%s","size":%d},\
    "layers":[{"mediaType":"l","digest":"%s","size":%d}]}\
    """
        .formatted(MANIFEST, digest(CONFIG), CONFIG.length(), layerDigest, layer.length());
  }

  private static String digest(String content) throws Exception {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send("GET", "/v2/" + path, "");
  }

  private HttpResponse<String> put(String path, String manifest) throws Exception {
    return send("PUT", "/v2/" + path, manifest);
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Basic " + ecr.token())
            .header("Content-Type", MANIFEST)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create(server.endpoint() + path);
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("{\"errors\":[{", "\"code\":\"" + code + "\"");
  }
}
