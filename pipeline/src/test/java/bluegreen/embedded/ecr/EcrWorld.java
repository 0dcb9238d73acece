package bluegreen.embedded.ecr;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.ImageConfig;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** An ECR with repository {@code lotto}. */
final class EcrWorld {
  static final String URI = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto";

  static final String WHERE =
      "the repository with name 'lotto' in the registry with id '123456789012'";

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final Ecr ecr =
      new Ecr(
          new Shared(
              new Account("123456789012", "eu-central-1"),
              new Timeline(new ManualTime(START)),
              Chance.seeded(42)),
          "password");

  EcrWorld() {
    repositories()
        .createRepository(CreateRepositoryRequest.builder().repositoryName("lotto").build());
  }

  /** Pushes an image that no other tag has, and returns its digest. */
  String push(String tag) {
    return push(tag, "amd64");
  }

  String push(String tag, String architecture) {
    var config =
        new ImageConfig(
            architecture, List.of("java"), List.of("Handler"), Map.of(), Map.of("build", tag));
    return ecr.push("lotto", tag, config, List.of());
  }

  List<ImageDetail> describe(ImageIdentifier... ids) {
    return images()
        .describeImages(
            DescribeImagesRequest.builder()
                .repositoryName("lotto")
                .imageIds(ids.length == 0 ? null : List.of(ids))
                .build())
        .imageDetails();
  }

  BatchGetImageResponse get(ImageIdentifier... ids) {
    return images()
        .batchGetImage(
            BatchGetImageRequest.builder().repositoryName("lotto").imageIds(ids).build());
  }

  static ImageIdentifier tag(String tag) {
    return ImageIdentifier.builder().imageTag(tag).build();
  }

  static ImageIdentifier digest(String digest) {
    return ImageIdentifier.builder().imageDigest(digest).build();
  }

  RepositoryOperations repositories() {
    return ecr.repositories();
  }

  ImageOperations images() {
    return ecr.images();
  }

  UploadOperations uploads() {
    return ecr.operations().stream()
        .filter(UploadOperations.class::isInstance)
        .map(UploadOperations.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
