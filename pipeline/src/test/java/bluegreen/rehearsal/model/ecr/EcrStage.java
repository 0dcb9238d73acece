package bluegreen.rehearsal.model.ecr;

import bluegreen.rehearsal.model.Account;
import bluegreen.rehearsal.model.ImageConfig;
import bluegreen.rehearsal.model.ManualTime;
import bluegreen.rehearsal.model.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;

/** An ECR with repository {@code lotto}. */
final class EcrStage {
  static final String URI = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto";
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final Ecr ecr =
      new Ecr(new Account("123456789012", "eu-central-1"), new Timeline(new ManualTime(START)));

  EcrStage() {
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

  Repositories repositories() {
    return ecr.repositories();
  }

  Images images() {
    return ecr.images();
  }

  Uploads uploads() {
    return ecr.services().stream()
        .filter(Uploads.class::isInstance)
        .map(Uploads.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
