package bluegreen.embedded.ecr;

import bluegreen.embedded.model.Timeline;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;
import tools.jackson.core.JacksonException;

/** ECR's PutImage: stores an image, or adds a tag to an existing one. */
final class UploadOperations {
  private final RepositoryStore repositories;
  private final Timeline timeline;

  UploadOperations(RepositoryStore repositories, Timeline timeline) {
    this.repositories = repositories;
    this.timeline = timeline;
  }

  public PutImageResponse putImage(PutImageRequest request) {
    EcrRepository repository = repositories.require(request.repositoryName());
    Image image = image(repository, request);
    if (request.imageDigest() != null && !request.imageDigest().equals(image.digest())) {
      throw Errors.digestDoesNotMatch(request.imageDigest(), image);
    }
    Image kept = repository.add(image);
    if (request.imageTag() != null) {
      repository.tag(kept, request.imageTag());
    }
    var id = ImageIdentifier.builder().imageDigest(kept.digest()).imageTag(request.imageTag());
    return PutImageResponse.builder().image(repository.shown(kept, id.build())).build();
  }

  private Image image(EcrRepository repository, PutImageRequest request) {
    Oci.Manifest manifest = parse(request.imageManifest());
    String mediaType =
        Stream.of(request.imageManifestMediaType(), manifest.mediaType())
            .filter(type -> type != null)
            .findFirst()
            .orElseThrow(
                () ->
                    Errors.invalid(
                        "image manifest mediatype not provided in manifest or parameter"));
    requireReferences(repository, manifest);
    var described = Oci.describe(mediaType, request.imageManifest(), null);
    long blobs = manifest.blobs().mapToLong(Oci.Descriptor::size).sum();
    return new Image(
        described.digest(),
        request.imageManifest(),
        mediaType,
        blobs == 0 ? described.size() : blobs,
        timeline.now(),
        manifest.blobs().findFirst().flatMap(config -> repository.config(config.digest())));
  }

  private static Oci.Manifest parse(String manifest) {
    try {
      return Oci.Manifest.parse(manifest);
    } catch (JacksonException e) {
      throw Errors.invalid(
          "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON"
              + " syntax'");
    }
  }

  private static void requireReferences(EcrRepository repository, Oci.Manifest manifest) {
    List<String> blobs = missing(manifest.blobs(), blob -> repository.hasBlob(blob.digest()));
    if (!blobs.isEmpty()) {
      throw Errors.layersNotFound(blobs, repository);
    }
    List<String> images =
        missing(manifest.images(), image -> repository.find(byDigest(image.digest())).isPresent());
    if (!images.isEmpty()) {
      throw Errors.referencedImagesNotFound(images, repository);
    }
  }

  private static List<String> missing(
      Stream<Oci.Descriptor> needed, Predicate<Oci.Descriptor> isThere) {
    return needed.filter(isThere.negate()).map(Oci.Descriptor::digest).toList();
  }

  private static ImageIdentifier byDigest(String digest) {
    return ImageIdentifier.builder().imageDigest(digest).build();
  }
}
