package bluegreen.embedded.ecr;

import bluegreen.embedded.model.ImageConfig;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One manifest in a repository, addressed by the digest of its bytes.
 *
 * @param digest {@code sha256:} and 64 hexadecimal digits
 * @param size bytes of the image's configuration and layers, of the manifest itself for an index
 * @param config how the image starts; empty for an index, which only references images
 */
public record Image(
    String digest,
    String manifest,
    String mediaType,
    long size,
    Instant pushedAt,
    Optional<ImageConfig> config) {

  /** The media type of the configuration, which differs between Docker and OCI manifests. */
  @Nullable String configMediaType() {
    Oci.Descriptor descriptor = Oci.Manifest.parse(manifest).config();
    return descriptor == null ? null : descriptor.mediaType();
  }
}
