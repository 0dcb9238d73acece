package bluegreen.embedded.lambda.function;

import bluegreen.embedded.model.ImageConfig;

/**
 * The image that a version runs. Its tag is resolved once, so moving the tag later changes nothing.
 *
 * @param imageUri the URI in the request
 * @param repository the repository's name, without the registry's host
 * @param resolvedUri the image by digest
 * @param config how to start the image
 */
public record Code(
    String imageUri, String repository, String digest, String resolvedUri, ImageConfig config) {
  /** The digest without its algorithm, which Lambda calls {@code CodeSha256}. */
  public String sha256() {
    return digest.substring(digest.indexOf(':') + 1);
  }
}
