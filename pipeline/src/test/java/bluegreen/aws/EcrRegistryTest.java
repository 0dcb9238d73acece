package bluegreen.aws;

import static bluegreen.aws.client.Script.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bluegreen.aws.client.DirectClients;
import bluegreen.aws.client.Script;
import bluegreen.ports.Image;
import bluegreen.ports.ImageReference;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.world.FakeAws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcrRegistryTest {
  private static final String DIGEST = "sha256:" + "1".repeat(64);
  private static final String HERE = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";

  @ParameterizedTest
  @ValueSource(strings = {"lotto:good", HERE + "/lotto:good"})
  void an_image_of_this_registry_is_resolved(String reference) {
    assertThat(resolve(reference, HERE))
        .isEqualTo(new Image(HERE + "/lotto", DIGEST, "Image lotto:good is " + DIGEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789012.dkr.ecr.us-east-1.amazonaws.com",
        "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn",
        "210987654321.dkr.ecr.eu-central-1.amazonaws.com",
        "127.0.0.1:5000"
      })
  void an_image_of_another_region_account_or_registry_is_refused(String registry) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> resolve(registry + "/lotto:good", HERE))
        .extracting(RefusedException::refusal)
        .isEqualTo(
            new Refusal(
                "Image lotto:good is asked for in "
                    + registry
                    + ", but here is "
                    + HERE
                    + "/lotto.",
                "Lambda runs images of its own region only: push it there, or check --image and the"
                    + " region."));
  }

  @Test
  void a_port_belongs_to_the_registry() {
    assertThat(resolve("127.0.0.1:4566/lotto:good", "127.0.0.1:4566").uri())
        .startsWith("127.0.0.1:4566/lotto");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> resolve("127.0.0.1:4566/lotto:good", "127.0.0.1:45660"));
  }

  private static Image resolve(String reference, String here) {
    Script http =
        new Script()
            .then(
                () ->
                    json(
                        200,
                        "{\"images\":[{\"imageId\":{\"imageDigest\":\"%s\"},\"imageManifest\":\"{}\"}]}"
                            .formatted(DIGEST)))
            .then(
                () ->
                    json(
                        200,
                        "{\"repositories\":[{\"repositoryUri\":\"%s/lotto\"}]}".formatted(here)));
    return new EcrRegistry(DirectClients.over(http, _ -> {}).ecr(), FakeAws.atOnce())
        .resolve(ImageReference.parse(reference).orElseThrow(), "amd64");
  }
}
