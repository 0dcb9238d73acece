package bluegreen.embedded.ecr;

import bluegreen.embedded.model.ImageConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON documents of images, as the OCI image specification defines them. Writing is
 * deterministic: the same content gives the same bytes and so the same digest.
 */
final class Oci {
  static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  static final String INDEX = "application/vnd.oci.image.index.v1+json";
  static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

  private Oci() {}

  /**
   * A manifest's reference to a configuration, a layer or another manifest.
   *
   * @param size in bytes
   */
  record Descriptor(
      @Nullable String mediaType, String digest, long size, @Nullable Platform platform) {
    private static Descriptor of(JsonNode json) {
      return new Descriptor(
          mediaTypeOf(json),
          json.required("digest").stringValue(),
          json.required("size").longValue(),
          null);
    }

    private static List<Descriptor> list(JsonNode json, String name) {
      return json.hasNonNull(name)
          ? json.get(name).asArray().valueStream().map(Descriptor::of).toList()
          : List.of();
    }

    private ObjectNode json() {
      ObjectNode json = JsonMapper.shared().createObjectNode();
      json.put("mediaType", mediaType).put("digest", digest).put("size", size);
      if (platform != null) {
        json.putObject("platform")
            .put("architecture", platform.architecture)
            .put("os", platform.os);
      }
      return json;
    }
  }

  /** The platform that an image in an index runs on. */
  record Platform(String architecture, String os) {}

  /**
   * An image's manifest (configuration and layers) or an index (other manifests). Read and written
   * node by node, because Jackson's data binding would add a fifth of a second to the start.
   */
  record Manifest(
      @Nullable String mediaType,
      @Nullable Descriptor config,
      List<Descriptor> layers,
      List<Descriptor> manifests) {
    Manifest {
      layers = List.copyOf(layers);
      manifests = List.copyOf(manifests);
    }

    static Manifest image(Descriptor config, List<Descriptor> layers) {
      return new Manifest(MANIFEST, config, layers, List.of());
    }

    static Manifest index(List<Descriptor> manifests) {
      return new Manifest(INDEX, null, List.of(), manifests);
    }

    /**
     * Parses a manifest or an index.
     *
     * @throws JacksonException if {@code text} isn't JSON, or isn't a manifest
     */
    static Manifest parse(String text) {
      JsonNode json = JsonMapper.shared().readTree(text).asObject();
      return new Manifest(
          mediaTypeOf(json),
          json.hasNonNull("config") ? Descriptor.of(json.get("config")) : null,
          Descriptor.list(json, "layers"),
          Descriptor.list(json, "manifests"));
    }

    Stream<Descriptor> blobs() {
      return Stream.concat(Stream.ofNullable(config), layers.stream());
    }

    Stream<Descriptor> images() {
      return manifests.stream();
    }

    String json() {
      ObjectNode json = JsonMapper.shared().createObjectNode();
      json.put("schemaVersion", 2).put("mediaType", mediaType);
      if (config != null) {
        json.set("config", config.json());
        json.putArray("layers").addAll(layers.stream().map(Descriptor::json).toList());
      } else {
        json.putArray("manifests").addAll(manifests.stream().map(Descriptor::json).toList());
      }
      return JsonMapper.shared().writeValueAsString(json);
    }
  }

  private static @Nullable String mediaTypeOf(JsonNode json) {
    return json.hasNonNull("mediaType") ? json.get("mediaType").stringValue() : null;
  }

  /** The configuration document of an image with these layers. */
  static String configuration(ImageConfig config, List<Descriptor> layers) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("architecture", config.architecture()).put("os", "linux");
    ObjectNode start = json.putObject("config");
    ArrayNode environment = start.putArray("Env");
    new TreeMap<>(config.environment())
        .forEach((name, value) -> environment.add(name + "=" + value));
    config.entrypoint().forEach(start.putArray("Entrypoint")::add);
    config.cmd().forEach(start.putArray("Cmd")::add);
    ObjectNode labels = start.putObject("Labels");
    new TreeMap<>(config.labels()).forEach(labels::put);
    ArrayNode contents = json.putObject("rootfs").put("type", "layers").putArray("diff_ids");
    layers.forEach(layer -> contents.add(layer.digest()));
    return JsonMapper.shared().writeValueAsString(json);
  }

  static Descriptor layer(Path file) {
    MessageDigest hash = sha256();
    try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), hash)) {
      long size = Files.copy(file, sink);
      return new Descriptor(LAYER, name(hash.digest()), size, null);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read the image layer " + file, e);
    }
  }

  /** The descriptor with which a manifest references {@code document}. */
  static Descriptor describe(String mediaType, String document, @Nullable Platform platform) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    return new Descriptor(mediaType, digest(bytes), bytes.length, platform);
  }

  static String digest(byte[] bytes) {
    return name(sha256().digest(bytes));
  }

  /** The digest in text form: {@code sha256:} and the hash in hexadecimal digits. */
  static String name(byte[] hash) {
    return "sha256:" + HexFormat.of().formatHex(hash);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
