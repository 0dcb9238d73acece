package bluegreen.rehearsal.model.ecr;

import bluegreen.rehearsal.model.ImageConfig;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The documents that images are made of, as the OCI image specification has them. The same content
 * is the same bytes, so that digests follow content.
 */
final class Oci {
  static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  static final String INDEX = "application/vnd.oci.image.index.v1+json";
  static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

  private Oci() {}

  /** What something is that a manifest needs, and where it runs if that matters. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Descriptor(String mediaType, String digest, long size, @Nullable Platform platform) {}

  /** What an image of an index runs on. */
  record Platform(String architecture, String os) {}

  /** An image's manifest (configuration and layers) or an index (other manifests). */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Manifest(
      int schemaVersion,
      @Nullable String mediaType,
      @Nullable Descriptor config,
      @Nullable List<Descriptor> layers,
      @Nullable List<Descriptor> manifests) {
    static Manifest image(Descriptor config, List<Descriptor> layers) {
      return new Manifest(2, MANIFEST, config, layers, null);
    }

    static Manifest index(List<Descriptor> manifests) {
      return new Manifest(2, INDEX, null, null, manifests);
    }

    static Manifest parse(String json) {
      return JsonMapper.shared().readValue(json, Manifest.class);
    }

    Stream<Descriptor> blobs() {
      return Stream.concat(Stream.ofNullable(config), stream(layers));
    }

    Stream<Descriptor> images() {
      return stream(manifests);
    }

    String json() {
      return JsonMapper.shared().writeValueAsString(this);
    }

    private static Stream<Descriptor> stream(@Nullable List<Descriptor> descriptors) {
      return descriptors == null ? Stream.of() : descriptors.stream();
    }
  }

  private record Configuration(String architecture, String os, Start config, RootFs rootfs) {}

  private record Start(
      @JsonProperty("Env") List<String> env,
      @JsonProperty("Entrypoint") List<String> entrypoint,
      @JsonProperty("Cmd") List<String> cmd,
      @JsonProperty("Labels") Map<String, String> labels) {}

  private record RootFs(String type, @JsonProperty("diff_ids") List<String> diffIds) {}

  /** The configuration document of an image with these layers. */
  static String configuration(ImageConfig config, List<Descriptor> layers) {
    List<String> env =
        new TreeMap<>(config.environment())
            .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    var labels = new TreeMap<>(config.labels());
    return JsonMapper.shared()
        .writeValueAsString(
            new Configuration(
                config.architecture(),
                "linux",
                new Start(env, config.entrypoint(), config.cmd(), labels),
                new RootFs("layers", layers.stream().map(Descriptor::digest).toList())));
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

  /** What a manifest has to say of {@code document}. */
  static Descriptor describe(String mediaType, String document, @Nullable Platform platform) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    return new Descriptor(mediaType, digest(bytes), bytes.length, platform);
  }

  static String digest(byte[] bytes) {
    return name(sha256().digest(bytes));
  }

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
