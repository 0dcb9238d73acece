package bluegreen.ports;

import java.util.regex.Pattern;

/**
 * A container image that Lambda can run, named by content.
 *
 * @param repositoryUri such as {@code 123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto}
 * @param digest of the image's own manifest, never of an index: {@code sha256:} and 64 hex digits
 * @param resolution how the reference that was given led here, for people
 */
public record Image(String repositoryUri, String digest, String resolution) {
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  public Image {
    if (!DIGEST.matcher(digest).matches()) {
      throw new IllegalArgumentException("Not an image digest: " + digest);
    }
  }

  /** The reference that can't change its meaning. */
  public String uri() {
    return repositoryUri + "@" + digest;
  }

  /** What Lambda calls {@code CodeSha256} for an image: the digest's hex digits. */
  public String codeSha256() {
    return digest.substring("sha256:".length());
  }
}
