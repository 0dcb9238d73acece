package bluegreen.actions.standin;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** Implements what the workflows use of the {@code aws} command, for machines without it. */
record AwsCli(Map<String, String> environment) {
  private static final Pattern DIGEST =
      Pattern.compile(
          "ecr batch-get-image --repository-name (\\S+) --image-ids imageTag=(\\S+) "
              + Pattern.quote("--query images[0].imageId.imageDigest --output text"));

  /**
   * The output of a command.
   *
   * @throws IllegalArgumentException for a command that isn't supported
   */
  String answer(List<String> arguments) {
    String question = String.join(" ", arguments);
    Matcher digest = DIGEST.matcher(question);
    if (!digest.matches()) {
      throw new IllegalArgumentException("nobody knows what to answer to aws " + question);
    }
    ImageIdentifier tag = ImageIdentifier.builder().imageTag(digest.group(2)).build();
    try (EcrClient ecr = Aws.client(environment)) {
      return ecr
          .batchGetImage(r -> r.repositoryName(digest.group(1)).imageIds(tag))
          .images()
          .stream()
          .map(image -> image.imageId().imageDigest())
          .findFirst()
          .orElse("None");
    }
  }
}
