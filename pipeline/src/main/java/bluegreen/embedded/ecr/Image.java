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
 * @param config how it starts, empty for an index, which is not an image but names some
 */
public record Image(
    String digest,
    String manifest,
    String mediaType,
    long size,
    Instant pushedAt,
    Optional<ImageConfig> config) {

  /** What the manifest says that its configuration is: Docker has a word of its own for it. */
  @Nullable String configMediaType() {
    Oci.Descriptor descriptor = Oci.Manifest.parse(manifest).config();
    return descriptor == null ? null : descriptor.mediaType();
  }
}
