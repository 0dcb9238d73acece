package bluegreen.ports;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.ImageReference.Selector.Digest;
import bluegreen.ports.ImageReference.Selector.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
  private static final String REGISTRY = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
  private static final String DIGEST = "sha256:" + "a".repeat(64);

  @Test
  void a_tag_is_enough() {
    assertThat(ImageReference.parse("team/lotto:good"))
        .contains(new ImageReference("", "", "team/lotto", new Tag("good")));
  }

  @Test
  void a_whole_uri_names_the_account() {
    assertThat(ImageReference.parse(REGISTRY + "/lotto@" + DIGEST))
        .contains(new ImageReference(REGISTRY, "123456789012", "lotto", new Digest(DIGEST)));
  }

  @Test
  void a_registry_on_this_machine_is_the_callers_own() {
    assertThat(ImageReference.parse("127.0.0.1:4566/lotto:good"))
        .contains(new ImageReference("127.0.0.1:4566", "", "lotto", new Tag("good")));
  }

  @Test
  void a_digest_says_more_than_the_tag_beside_it() {
    assertThat(ImageReference.parse("lotto:good@" + DIGEST))
        .contains(new ImageReference("", "", "lotto", new Digest(DIGEST)));
  }

  @Test
  void it_reads_as_it_was_written_but_for_the_host() {
    assertThat(ImageReference.parse("127.0.0.1:4566/lotto:good").orElseThrow())
        .hasToString("lotto:good");
    assertThat(ImageReference.parse("lotto@" + DIGEST).orElseThrow())
        .hasToString("lotto@" + DIGEST);
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
  void other_texts_name_no_image_in_ecr(String text) {
    assertThat(ImageReference.parse(text)).isEmpty();
  }
}
