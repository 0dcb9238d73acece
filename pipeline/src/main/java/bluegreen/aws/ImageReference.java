package bluegreen.aws;

import bluegreen.ports.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/**
 * A reference to an image in ECR, as people write it.
 *
 * @param account the registry, null for the caller's own
 * @param tag null if there is a digest
 * @param digest null if there is a tag
 */
record ImageReference(
    @Nullable String account, String repository, @Nullable String tag, @Nullable String digest) {
  private static final Pattern ECR =
      Pattern.compile(
          "(?:(?:(\\d{12})\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(?:\\.cn)?|127\\.0\\.0\\.1:\\d+)/)?(.+)");

  private static final Pattern NAME =
      Pattern.compile(
          "([a-z0-9]+(?:[._/-][a-z0-9]+)*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?");

  /**
   * Reads it.
   *
   * @throws RefusedException if it isn't a tag or digest in ECR
   */
  static ImageReference parse(String text) {
    Matcher host = ECR.matcher(text);
    Matcher name = NAME.matcher(host.matches() ? host.group(2) : "");
    if (!name.matches() || (name.group(2) == null && name.group(3) == null)) {
      throw new RefusedException(
          "\"" + text + "\" names no image in ECR by tag or digest.",
          "Write repository:tag or repository@sha256:…, with or without the registry's host.");
    }
    return new ImageReference(host.group(1), name.group(1), name.group(2), name.group(3));
  }

  ImageIdentifier id() {
    return digest != null
        ? ImageIdentifier.builder().imageDigest(digest).build()
        : ImageIdentifier.builder().imageTag(tag).build();
  }

  @Override
  public String toString() {
    return repository + (digest != null ? "@" + digest : ":" + tag);
  }
}
