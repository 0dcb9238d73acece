package bluegreen.embedded.ecr;

import bluegreen.embedded.model.Account;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageDigestDoesNotMatchException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.InvalidLayerException;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.ReferencedImagesNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotEmptyException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryPolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.UploadNotFoundException;

/** ECR's errors, worded as AWS words them. */
final class Errors {
  private Errors() {}

  public static InvalidParameterException invalid(String message) {
    return InvalidParameterException.builder().message(message).build();
  }

  static RepositoryNotFoundException repositoryNotFound(String name, Account account) {
    return RepositoryNotFoundException.builder()
        .message(
            "The repository with name '%s' does not exist in the registry with id '%s'"
                .formatted(name, account.id()))
        .build();
  }

  static RepositoryAlreadyExistsException repositoryExists(String name, Account account) {
    return RepositoryAlreadyExistsException.builder()
        .message(
            "The repository with name '%s' already exists in the registry with id '%s'"
                .formatted(name, account.id()))
        .build();
  }

  static RepositoryNotEmptyException repositoryNotEmpty(EcrRepository repository) {
    return RepositoryNotEmptyException.builder()
        .message(
            ("The repository with name '%s' in registry with id '%s' cannot be deleted because it"
                    + " still contains images")
                .formatted(repository.name(), repository.registryId()))
        .build();
  }

  static RepositoryPolicyNotFoundException policyNotFound(EcrRepository repository) {
    return RepositoryPolicyNotFoundException.builder()
        .message("Repository policy does not exist for " + where(repository))
        .build();
  }

  static LifecyclePolicyNotFoundException lifecyclePolicyNotFound(EcrRepository repository) {
    return LifecyclePolicyNotFoundException.builder()
        .message("Lifecycle policy does not exist for " + where(repository))
        .build();
  }

  static ImageNotFoundException imageNotFound(ImageIdentifier id, EcrRepository repository) {
    return ImageNotFoundException.builder()
        .message(
            "The image with imageId {imageDigest:'%s', imageTag:'%s'} does not exist within %s"
                .formatted(id.imageDigest(), id.imageTag(), where(repository)))
        .build();
  }

  static ImageAlreadyExistsException imageExists(
      Image image, String tag, EcrRepository repository) {
    return ImageAlreadyExistsException.builder()
        .message(
            ("Image with digest '%s' and tag '%s' already exists in the repository with name '%s'"
                    + " in registry with id '%s'")
                .formatted(image.digest(), tag, repository.name(), repository.registryId()))
        .build();
  }

  static ImageTagAlreadyExistsException tagIsImmutable(String tag, EcrRepository repository) {
    return ImageTagAlreadyExistsException.builder()
        .message(
            ("The image tag '%s' already exists in the '%s' repository and cannot be overwritten"
                    + " because the tag is immutable.")
                .formatted(tag, repository.name()))
        .build();
  }

  static LayersNotFoundException layersNotFound(List<String> digests, EcrRepository repository) {
    return LayersNotFoundException.builder()
        .message(
            "Layers with digests '%s' required for pushing image into %s do not exist"
                .formatted(digests, where(repository)))
        .build();
  }

  static ReferencedImagesNotFoundException referencedImagesNotFound(
      List<String> digests, EcrRepository repository) {
    return ReferencedImagesNotFoundException.builder()
        .message(
            "Images with digests '%s' required for pushing image into %s do not exist"
                .formatted(digests, where(repository)))
        .build();
  }

  static ImageDigestDoesNotMatchException digestDoesNotMatch(String given, Image image) {
    return ImageDigestDoesNotMatchException.builder()
        .message(
            "Image digest '%s' does not match the digest '%s' of the manifest"
                .formatted(given, image.digest()))
        .build();
  }

  private static String where(EcrRepository repository) {
    return "the repository with name '%s' in the registry with id '%s'"
        .formatted(repository.name(), repository.registryId());
  }

  static InvalidLayerException invalidLayer(String digest, Blob blob) throws IOException {
    return InvalidLayerException.builder()
        .message(
            "Layer digest '%s' is not '%s', the digest of what was uploaded"
                .formatted(digest, blob.digest()))
        .build();
  }

  static UploadNotFoundException uploadNotFound(Blobs.Upload upload) {
    return UploadNotFoundException.builder()
        .message(
            "There is no upload '%s' into the repository with name '%s'"
                .formatted(upload.id(), upload.repository()))
        .build();
  }
}
