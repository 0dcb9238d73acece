package bluegreen.embedded.ecr;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.DirectClient;
import bluegreen.embedded.model.ImageConfig;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** An ECR with repository {@code lotto}. */
final class EcrWorld {
  static final String URI = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto";

  static final String WHERE =
      "the repository with name 'lotto' in the registry with id '123456789012'";

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Timeline timeline = new Timeline(new ManualTime(START));

  final Ecr ecr =
      new Ecr(
          new Shared(new Account("123456789012", "eu-central-1"), timeline, Chance.seeded(42)),
          "password");

  final EcrClient client = DirectClient.of(EcrClient.class, timeline, ecr.operations());

  EcrWorld() {
    client.createRepository(r -> r.repositoryName("lotto"));
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
    return client
        .describeImages(
            r -> r.repositoryName("lotto").imageIds(ids.length == 0 ? null : List.of(ids)))
        .imageDetails();
  }

  BatchGetImageResponse get(ImageIdentifier... ids) {
    return client.batchGetImage(r -> r.repositoryName("lotto").imageIds(ids));
  }

  static ImageIdentifier tag(String tag) {
    return ImageIdentifier.builder().imageTag(tag).build();
  }

  static ImageIdentifier digest(String digest) {
    return ImageIdentifier.builder().imageDigest(digest).build();
  }
}
