package bluegreen.embedded.ecr;

import bluegreen.embedded.model.ImageConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads from a pushed image's configuration document how the image starts.
 * https://github.com/opencontainers/image-spec/blob/v1.1.0/config.md
 */
final class PackedConfig {
  /** Configurations have a few kilobytes; a larger blob is not read as one. */
  private static final int LARGEST = 4 * 1024 * 1024;

  private PackedConfig() {}

  /**
   * Empty if the blob isn't an image configuration: manifests can also reference other documents.
   */
  static Optional<ImageConfig> read(Blob blob) {
    try {
      JsonNode document = json(blob);
      String architecture = document.path("architecture").asString("");
      return architecture.isEmpty()
          ? Optional.empty()
          : Optional.of(config(architecture, document.path("config")));
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read what was pushed as " + blob.digest(), e);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  static JsonNode json(Blob blob) throws IOException {
    if (blob.size() > LARGEST) {
      return JsonMapper.shared().missingNode();
    }
    var bytes = new ByteArrayOutputStream();
    blob.copyTo(bytes);
    return JsonMapper.shared().readTree(bytes.toByteArray());
  }

  private static ImageConfig config(String architecture, JsonNode start) {
    Map<String, String> environment = new TreeMap<>();
    for (String variable : strings(start.path("Env"))) {
      String[] pair = variable.split("=", 2);
      environment.put(pair[0], pair.length == 2 ? pair[1] : "");
    }
    Map<String, String> labels = new TreeMap<>();
    start.path("Labels").properties().forEach(e -> labels.put(e.getKey(), e.getValue().asString()));
    return new ImageConfig(
        architecture,
        strings(start.path("Entrypoint")),
        strings(start.path("Cmd")),
        environment,
        labels,
        true);
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
