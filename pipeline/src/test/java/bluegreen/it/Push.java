package bluegreen.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What {@code docker push} sends for a small image.
 *
 * @param token as GetAuthorizationToken answers it
 */
record Push(URI registry, String token, String repository) {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  /** Pushes it, and expects it to be taken. */
  void image(String tag) throws IOException, InterruptedException {
    String config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Cmd\":[\"x\"]}}";
    String layer = "a layer";
    blob(config);
    blob(layer);
    String manifest =
        """
        {"schemaVersion":2,"mediaType":"%s",
         "config":{"mediaType":"application/vnd.oci.image.config.v1+json","size":%d,"digest":"%s"},
         "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","size":%d,"digest":"%s"}]}
        """
            .formatted(MANIFEST, config.length(), digest(config), layer.length(), digest(layer));
    var put = request("manifests/" + tag).header("Content-Type", MANIFEST);
    assertThat(send(put.PUT(BodyPublishers.ofString(manifest))).statusCode()).isEqualTo(201);
  }

  private void blob(String content) throws IOException, InterruptedException {
    assertThat(send(request("blobs/" + digest(content)).HEAD()).statusCode()).isEqualTo(404);
    HttpResponse<String> begun = send(request("blobs/uploads/").POST(BodyPublishers.noBody()));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String upload = begun.headers().firstValue("Location").orElseThrow();
    send(at(upload).method("PATCH", BodyPublishers.ofString(content)));
    send(at(upload + "?digest=" + digest(content)).PUT(BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    return at("/v2/" + repository + "/" + path);
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(registry.resolve(path)).header("Authorization", "Basic " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static String digest(String content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
