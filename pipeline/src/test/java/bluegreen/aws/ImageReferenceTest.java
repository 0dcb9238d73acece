package bluegreen.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.ports.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
  private static final String DIGEST = "sha256:" + "a".repeat(64);

  @Test
  void a_tag_is_enough() {
    assertThat(ImageReference.parse("team/lotto:good"))
        .isEqualTo(new ImageReference(null, "team/lotto", "good", null));
  }

  @Test
  void a_whole_uri_names_the_account() {
    assertThat(
            ImageReference.parse("123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto@" + DIGEST))
        .isEqualTo(new ImageReference("123456789012", "lotto", null, DIGEST));
  }

  @Test
  void a_registry_on_this_machine_is_the_callers_own() {
    assertThat(ImageReference.parse("127.0.0.1:4566/lotto:good"))
        .isEqualTo(new ImageReference(null, "lotto", "good", null));
  }

  @Test
  void a_digest_says_more_than_the_tag_beside_it() {
    ImageReference both = ImageReference.parse("lotto:good@" + DIGEST);

    assertThat(both.id().imageDigest()).isEqualTo(DIGEST);
    assertThat(both.id().imageTag()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lotto",
        "lotto:",
        "lotto@sha256:1",
        "docker.io/library/busybox:latest:1",
        "localhost:5000/lotto:good",
        "Lotto:good",
        "lotto:good\n"
      })
  void what_names_no_image_in_ecr_is_refused(String text) {
    assertThatThrownBy(() -> ImageReference.parse(text))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("names no image in ECR");
  }
}
