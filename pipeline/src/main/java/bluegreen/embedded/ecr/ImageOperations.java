package bluegreen.embedded.ecr;

import bluegreen.embedded.model.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ListImagesRequest;
import software.amazon.awssdk.services.ecr.model.ListImagesResponse;
import software.amazon.awssdk.services.ecr.model.TagStatus;

/** ECR's operations that read and delete images. */
public final class ImageOperations {
  private static final int PAGE = 100;

  private final RepositoryStore repositories;

  ImageOperations(RepositoryStore repositories) {
    this.repositories = repositories;
  }

  public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
    EcrRepository repository = repositories.require(request.repositoryName());
    List<Image> wanted =
        request.hasImageIds()
            ? request.imageIds().stream().map(id -> require(repository, id)).toList()
            : repository.images();
    Predicate<Image> filter =
        withStatus(repository, request.filter() == null ? null : request.filter().tagStatus());
    var page =
        Page.of(
            wanted.stream().filter(filter).toList(),
            request.nextToken(),
            request.maxResults(),
            PAGE,
            Errors::invalid);
    return DescribeImagesResponse.builder()
        .imageDetails(page.items().stream().map(image -> detail(repository, image)).toList())
        .nextToken(page.next())
        .build();
  }

  private static Image require(EcrRepository repository, ImageIdentifier id) {
    return repository.find(id).orElseThrow(() -> Errors.imageNotFound(id, repository));
  }

  public ListImagesResponse listImages(ListImagesRequest request) {
    EcrRepository repository = repositories.require(request.repositoryName());
    Predicate<Image> filter =
        withStatus(repository, request.filter() == null ? null : request.filter().tagStatus());
    List<ImageIdentifier> all =
        repository.images().stream()
            .filter(filter)
            .flatMap(image -> repository.identifiers(image).stream())
            .toList();
    var page = Page.of(all, request.nextToken(), request.maxResults(), PAGE, Errors::invalid);
    return ListImagesResponse.builder().imageIds(page.items()).nextToken(page.next()).build();
  }

  private static Predicate<Image> withStatus(EcrRepository repository, @Nullable TagStatus status) {
    return image ->
        status == null
            || status == TagStatus.ANY
            || repository.tagsOf(image).isEmpty() == (status == TagStatus.UNTAGGED);
  }

  public BatchGetImageResponse batchGetImage(BatchGetImageRequest request) {
    EcrRepository repository = repositories.require(request.repositoryName());
    List<software.amazon.awssdk.services.ecr.model.Image> images = new ArrayList<>();
    List<ImageFailure> failures = new ArrayList<>();
    for (ImageIdentifier id : request.imageIds()) {
      repository
          .find(id)
          .filter(image -> accepts(request, image))
          .ifPresentOrElse(
              image -> images.add(repository.shown(image, id)), () -> failures.add(failure(id)));
    }
    return BatchGetImageResponse.builder().images(images).failures(failures).build();
  }

  private static boolean accepts(BatchGetImageRequest request, Image image) {
    return !request.hasAcceptedMediaTypes()
        || request.acceptedMediaTypes().contains(image.mediaType());
  }

  public BatchDeleteImageResponse batchDeleteImage(BatchDeleteImageRequest request) {
    EcrRepository repository = repositories.require(request.repositoryName());
    List<ImageIdentifier> gone = new ArrayList<>();
    List<ImageFailure> failures = new ArrayList<>();
    for (ImageIdentifier id : request.imageIds()) {
      repository
          .find(id)
          .ifPresentOrElse(
              image -> gone.addAll(repository.remove(image, id)), () -> failures.add(failure(id)));
    }
    return BatchDeleteImageResponse.builder().imageIds(gone).failures(failures).build();
  }

  private static ImageFailure failure(ImageIdentifier id) {
    ImageFailure.Builder failure = ImageFailure.builder().imageId(id);
    if (id.imageDigest() == null && id.imageTag() == null) {
      return failure
          .failureCode(ImageFailureCode.MISSING_DIGEST_AND_TAG)
          .failureReason("Invalid request parameters: both tag and digest cannot be null")
          .build();
    }
    if (id.imageDigest() != null && !id.imageDigest().matches("sha256:[0-9a-f]{64}")) {
      return failure
          .failureCode(ImageFailureCode.INVALID_IMAGE_DIGEST)
          .failureReason(
              "Invalid request parameters: image digest should satisfy the regex"
                  + " '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'")
          .build();
    }
    return failure
        .failureCode(ImageFailureCode.IMAGE_NOT_FOUND)
        .failureReason("Requested image not found")
        .build();
  }

  private static ImageDetail detail(EcrRepository repository, Image image) {
    List<String> tags = repository.tagsOf(image);
    return ImageDetail.builder()
        .registryId(repository.registryId())
        .repositoryName(repository.name())
        .imageDigest(image.digest())
        .imageTags(tags.isEmpty() ? null : tags)
        .imageSizeInBytes(image.size())
        .imagePushedAt(image.pushedAt())
        .imageManifestMediaType(image.mediaType())
        .artifactMediaType(image.config().isPresent() ? image.configMediaType() : null)
        .build();
  }
}
