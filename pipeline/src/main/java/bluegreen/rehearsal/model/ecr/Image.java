package bluegreen.rehearsal.model.ecr;

import bluegreen.rehearsal.model.ImageConfig;
import java.time.Instant;
import java.util.Optional;

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
    Optional<ImageConfig> config) {}
