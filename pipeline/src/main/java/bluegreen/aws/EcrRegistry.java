package bluegreen.aws;

import bluegreen.aws.client.Call;
import bluegreen.aws.client.Call.IncompleteAnswerException;
import bluegreen.ports.Image;
import bluegreen.ports.ImageReference;
import bluegreen.ports.ImageReference.Selector;
import bluegreen.ports.Meanwhile;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Registry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ECR. */
public final class EcrRegistry implements Registry {
  private static final Set<String> INDEXES =
      Set.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");

  private static final List<String> ACCEPTED =
      List.of(
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json",
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");

  private final EcrClient ecr;
  private final Meanwhile meanwhile;

  public EcrRegistry(EcrClient ecr, Meanwhile meanwhile) {
    this.ecr = ecr;
    this.meanwhile = meanwhile;
  }

  @Override
  public Image resolve(ImageReference wanted, String architecture) {
    Supplier<Optional<software.amazon.awssdk.services.ecr.model.Image>> image =
        meanwhile.ask(() -> get(wanted));
    String uri = repository(wanted);
    if (!wanted.registry().isEmpty() && !uri.startsWith(wanted.registry() + "/")) {
      throw new RefusedException(
          "Image "
              + wanted
              + " is asked for in "
              + wanted.registry()
              + ", but here is "
              + uri
              + ".",
          "Lambda runs images of its own region only: push it there, or check --image and the"
              + " region.");
    }
    software.amazon.awssdk.services.ecr.model.Image found =
        image
            .get()
            .orElseThrow(
                () ->
                    new RefusedException(
                        "There is no image " + wanted + " in " + uri + ".",
                        "Push it first; bluegreen releases what the registry has."));
    String digest = found.imageId().imageDigest();
    if (!INDEXES.contains(Configured.text(found.imageManifestMediaType()))) {
      return new Image(uri, digest, "Image " + wanted + " is " + digest);
    }
    String own = manifestFor(architecture, found, wanted);
    return new Image(
        uri,
        own,
        "Image %s is the index %s, which Lambda refuses; its image for %s is %s"
            .formatted(wanted, digest, architecture, own));
  }

  @Override
  public boolean exists(String imageUri) {
    return ImageReference.parse(imageUri).flatMap(this::get).isPresent();
  }

  private String repository(ImageReference wanted) {
    return Call.of(
        "ECR DescribeRepositories",
        () -> {
          try {
            return ecr
                .describeRepositories(
                    r -> r.registryId(account(wanted)).repositoryNames(wanted.repository()))
                .repositories()
                .stream()
                .findFirst()
                .map(Repository::repositoryUri)
                .orElseThrow(() -> new IncompleteAnswerException("without repositoryUri"));
          } catch (RepositoryNotFoundException e) {
            throw new RefusedException(
                "There is no repository " + wanted.repository() + " in this account and region.",
                "Check --image, the region and the account.");
          }
        });
  }

  private Optional<software.amazon.awssdk.services.ecr.model.Image> get(ImageReference wanted) {
    return Call.of(
        "ECR BatchGetImage",
        () -> {
          try {
            return ecr
                .batchGetImage(
                    r ->
                        r.registryId(account(wanted))
                            .repositoryName(wanted.repository())
                            .imageIds(id(wanted))
                            .acceptedMediaTypes(ACCEPTED))
                .images()
                .stream()
                .findFirst()
                .map(EcrRegistry::checked);
          } catch (RepositoryNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  private static software.amazon.awssdk.services.ecr.model.Image checked(
      software.amazon.awssdk.services.ecr.model.Image image) {
    Call.member("imageDigest", Call.member("imageId", image.imageId()).imageDigest());
    Call.member("imageManifest", image.imageManifest());
    return image;
  }

  /** Null for the caller's own registry. */
  private static @Nullable String account(ImageReference wanted) {
    return wanted.account().isEmpty() ? null : wanted.account();
  }

  private static ImageIdentifier id(ImageReference wanted) {
    return switch (wanted.selector()) {
      case Selector.Tag(String name) -> ImageIdentifier.builder().imageTag(name).build();
      case Selector.Digest(String digest) -> ImageIdentifier.builder().imageDigest(digest).build();
    };
  }

  private static String manifestFor(
      String architecture,
      software.amazon.awssdk.services.ecr.model.Image index,
      ImageReference wanted) {
    for (JsonNode manifest :
        JsonMapper.shared().readTree(index.imageManifest()).path("manifests")) {
      JsonNode platform = manifest.path("platform");
      if (platform.path("architecture").asString("").equals(architecture)
          && platform.path("os").asString("").equals("linux")) {
        return manifest.path("digest").asString();
      }
    }
    throw new RefusedException(
        "The index " + wanted + " has no image for linux/" + architecture + ".",
        "Build it for the function's architecture, or change the function's.");
  }
}
