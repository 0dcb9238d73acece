package bluegreen.embedded.lambda.function;

import bluegreen.embedded.model.ImageConfig;

/**
 * The image that a version runs, resolved once: a tag that moves later changes nothing.
 *
 * @param imageUri as the request named it
 * @param repository the repository's name, without the registry's host
 * @param resolvedUri the image by digest
 * @param config how it starts
 */
public record Code(
    String imageUri, String repository, String digest, String resolvedUri, ImageConfig config) {
  /** What Lambda calls {@code CodeSha256}. */
  public String sha256() {
    return digest.substring(digest.indexOf(':') + 1);
  }
}
