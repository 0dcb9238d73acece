package bluegreen.embedded.lambda;

import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.ecr.Image;
import bluegreen.embedded.lambda.function.Code;
import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.model.ImageConfig;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatusReasonCode;

/** Resolves image URIs in the registry, and checks later whether the image can still be used. */
final class CodeResolver {
  private static final Pattern URI =
      Pattern.compile(
          "(?<host>\\d{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com|127\\.0\\.0\\.1:\\d+)"
              + "/(?<repository>[^:@]+)"
              + "(:(?<tag>[\\w.-]+))?(@(?<digest>sha256:[0-9a-f]{64}))?");

  private final Ecr ecr;

  CodeResolver(Ecr ecr) {
    this.ecr = ecr;
  }

  /**
   * Resolves a tag or digest to an image. Fails unless the image exists and Lambda supports its
   * format.
   */
  Code resolve(String imageUri) {
    Matcher uri = URI.matcher(imageUri);
    if (!uri.matches() || (uri.group("tag") == null && uri.group("digest") == null)) {
      throw Errors.invalid(
          "Source image %s is not valid. Provide a valid source image.".formatted(imageUri));
    }
    String repository = uri.group("repository");
    ImageIdentifier id =
        ImageIdentifier.builder()
            .imageTag(uri.group("tag"))
            .imageDigest(uri.group("digest"))
            .build();
    Image image =
        Optional.of(uri.group("host"))
            .filter(ecr::isHost)
            .flatMap(host -> ecr.find(repository, id))
            .orElseThrow(() -> missing(imageUri));
    ImageConfig config = image.config().orElseThrow(() -> unsupported(imageUri));
    String resolved = "%s/%s@%s".formatted(ecr.host(), repository, image.digest());
    return new Code(imageUri, repository, image.digest(), resolved, config);
  }

  private static RuntimeException missing(String imageUri) {
    return Errors.invalid(
        "Source image %s does not exist. Provide a valid source image.".formatted(imageUri));
  }

  private static RuntimeException unsupported(String imageUri) {
    return Errors.invalid(
        ("The image manifest, config or layer media type for the source image %s is not"
                + " supported.")
            .formatted(imageUri));
  }

  /** Why Lambda can no longer prepare this code; empty if it can. */
  Optional<LastUpdateStatusReasonCode> problem(Code code) {
    if (!ecr.hasRepository(code.repository())) {
      return Optional.of(LastUpdateStatusReasonCode.IMAGE_ACCESS_DENIED);
    }
    ImageIdentifier id = ImageIdentifier.builder().imageDigest(code.digest()).build();
    if (ecr.find(code.repository(), id).isEmpty()) {
      return Optional.of(LastUpdateStatusReasonCode.IMAGE_DELETED);
    }
    boolean starts = !code.config().entrypoint().isEmpty() || !code.config().cmd().isEmpty();
    return starts ? Optional.empty() : Optional.of(LastUpdateStatusReasonCode.INVALID_IMAGE);
  }
}
