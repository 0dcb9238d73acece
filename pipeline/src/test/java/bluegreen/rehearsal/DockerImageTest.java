package bluegreen.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.model.ImageConfig;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.world.TestFunction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;

class DockerImageTest {
  @Test
  void an_image_that_names_no_handler_is_refused() {
    try (EmbeddedAws aws = EmbeddedAws.boot(AwsSettings.of(new TestFunction()))) {
      Ecr ecr = aws.ecr();
      ecr.repositories()
          .createRepository(CreateRepositoryRequest.builder().repositoryName("orders").build());
      ImageConfig noCmd = new ImageConfig("amd64", List.of("run"), List.of(), Map.of(), Map.of());
      DockerImage product =
          new DockerImage(
              "orders",
              "mine",
              (image, reference) -> ecr.push("orders", "first", noCmd, List.of()));
      product.push(ecr, "first");

      RefusedException refused =
          assertThatExceptionOfType(RefusedException.class)
              .isThrownBy(() -> product.pushFailing(ecr, "bad", "traffic"))
              .actual();

      assertThat(refused.refusal())
          .isEqualTo(
              new Refusal(
                  "Image mine names no handler: its CMD is empty.",
                  "Build it with its handler as CMD, as Lambda's images have it."));
    }
  }
}
