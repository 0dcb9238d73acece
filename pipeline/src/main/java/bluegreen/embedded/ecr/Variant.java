package bluegreen.embedded.ecr;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An image derived from a pushed image: the same layers, and the changes given here.
 *
 * @param labels labels to add or replace
 * @param environment variables to add
 * @param cmd replaces the command; empty keeps it
 * @param layer an uncompressed tar, added as the top layer
 */
public record Variant(
    Map<String, String> labels,
    Map<String, String> environment,
    List<String> cmd,
    Optional<Content> layer) {
  public Variant {
    labels = Map.copyOf(labels);
    environment = Map.copyOf(environment);
    cmd = List.copyOf(cmd);
  }

  /** The bytes of a layer, read when the variant is pushed. */
  public interface Content {
    byte[] bytes() throws IOException;
  }

  /**
   * Derives an image from the one tagged {@code from} and stores it in the same repository as
   * {@code tag}.
   */
  public void push(Ecr ecr, String repository, String from, String tag) throws IOException {
    Image image =
        ecr.pull(repository, ImageIdentifier.builder().imageTag(from).build()).orElseThrow();
    ObjectNode manifest = (ObjectNode) JsonMapper.shared().readTree(image.manifest());
    ObjectNode descriptor = manifest.withObjectProperty("config");
    Blob before = ecr.blobs().find(repository, descriptor.path("digest").asString()).orElseThrow();
    ObjectNode document = (ObjectNode) PackedConfig.json(before);
    start(document.withObjectProperty("config"));
    if (layer.isPresent()) {
      addLayer(layer.get().bytes(), manifest, document, ecr.blobs(), repository);
    }
    byte[] config = JsonMapper.shared().writeValueAsBytes(document);
    descriptor.put("digest", add(config, ecr.blobs(), repository)).put("size", config.length);
    ecr.put(
        PutImageRequest.builder()
            .repositoryName(repository)
            .imageTag(tag)
            .imageManifest(JsonMapper.shared().writeValueAsString(manifest))
            .imageManifestMediaType(image.mediaType())
            .build());
  }

  private void start(ObjectNode config) {
    labels.forEach(config.withObjectProperty("Labels")::put);
    environment.forEach((name, value) -> config.withArrayProperty("Env").add(name + "=" + value));
    if (!cmd.isEmpty()) {
      config.putPOJO("Cmd", cmd);
    }
  }

  private static void addLayer(
      byte[] tar, ObjectNode manifest, ObjectNode document, Blobs blobs, String repository)
      throws IOException {
    byte[] packed = gzip(tar);
    JsonNode type = manifest.at("/layers/0/mediaType");
    manifest
        .withArrayProperty("layers")
        .addObject()
        .set("mediaType", type)
        .put("size", packed.length)
        .put("digest", add(packed, blobs, repository));
    document.withObjectProperty("rootfs").withArrayProperty("diff_ids").add(Oci.digest(tar));
    document.withArrayProperty("history").addObject().put("created_by", "embedded AWS");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String add(byte[] bytes, Blobs blobs, String repository) throws IOException {
    String digest = Oci.digest(bytes);
    Blobs.Upload upload = blobs.begin(repository);
    blobs.append(upload, new ByteArrayInputStream(bytes));
    blobs.complete(upload, digest);
    return digest;
  }
}
