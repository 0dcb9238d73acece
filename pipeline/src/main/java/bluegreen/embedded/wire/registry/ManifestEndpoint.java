package bluegreen.embedded.wire.registry;

import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.ecr.Image;
import bluegreen.embedded.model.Timeline;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ListImagesRequest;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import tools.jackson.databind.json.JsonMapper;

/** Pushes and pulls manifests by tag or digest; ECR's API calls them images. */
final class ManifestEndpoint {
  /** https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html */
  private static final int LARGEST = 4 * 1024 * 1024;

  /** https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pulling-manifests */
  private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");

  private final Ecr ecr;
  private final Timeline timeline;

  ManifestEndpoint(Ecr ecr, Timeline timeline) {
    this.ecr = ecr;
    this.timeline = timeline;
  }

  void send(String repository, String reference, ServerRequest in, ServerResponse out) {
    Image image =
        timeline
            .call(() -> ecr.pull(repository, id(reference)))
            .orElseThrow(
                () ->
                    new RegistryException(
                        Status.NOT_FOUND_404,
                        "MANIFEST_UNKNOWN",
                        "The repository '%s' has no image '%s'".formatted(repository, reference)));
    byte[] manifest = image.manifest().getBytes(StandardCharsets.UTF_8);
    out.header(HeaderNames.CONTENT_TYPE, image.mediaType());
    out.header(RegistryEndpoint.DIGEST, image.digest());
    if (in.prologue().method().equals(Method.HEAD)) {
      out.header(HeaderNames.CONTENT_LENGTH, Integer.toString(manifest.length));
      out.send();
    } else {
      out.send(manifest);
    }
  }

  void put(String repository, String reference, ServerRequest in, ServerResponse out)
      throws IOException {
    ImageIdentifier id = id(reference);
    if (id.imageTag() != null && !TAG.matcher(reference).matches()) {
      throw new RegistryException(
          Status.BAD_REQUEST_400, "TAG_INVALID", "'" + reference + "' can't be a tag");
    }
    PutImageRequest request =
        PutImageRequest.builder()
            .repositoryName(repository)
            .imageManifest(read(in))
            .imageManifestMediaType(in.headers().first(HeaderNames.CONTENT_TYPE).orElse(null))
            .imageTag(id.imageTag())
            .imageDigest(id.imageDigest())
            .build();
    String digest = timeline.call(() -> ecr.put(request));
    out.status(Status.CREATED_201);
    out.header(HeaderNames.LOCATION, "/v2/" + repository + "/manifests/" + digest);
    out.header(RegistryEndpoint.DIGEST, digest);
    out.send();
  }

  void tags(String repository, ServerResponse out) {
    ListImagesRequest request =
        ListImagesRequest.builder().repositoryName(repository).maxResults(1000).build();
    List<String> tags =
        timeline.call(
            () ->
                ecr.images().listImages(request).imageIds().stream()
                    .map(ImageIdentifier::imageTag)
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList());
    out.header(HeaderNames.CONTENT_TYPE, "application/json");
    out.send(JsonMapper.shared().writeValueAsBytes(Map.of("name", repository, "tags", tags)));
  }

  private static String read(ServerRequest in) throws IOException {
    try (InputStream body = in.content().inputStream()) {
      byte[] bytes = body.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new RegistryException(
            Status.REQUEST_ENTITY_TOO_LARGE_413,
            "MANIFEST_INVALID",
            "A manifest may have at most 4 MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static ImageIdentifier id(String reference) {
    ImageIdentifier.Builder id = ImageIdentifier.builder();
    return (reference.startsWith("sha256:") ? id.imageDigest(reference) : id.imageTag(reference))
        .build();
  }
}
