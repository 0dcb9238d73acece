package bluegreen.embedded.ecr;

import static bluegreen.embedded.ecr.EcrWorld.WHERE;
import static bluegreen.embedded.ecr.EcrWorld.digest;
import static bluegreen.embedded.ecr.EcrWorld.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.TagStatus;

class ImageOperationsTest {
  private final EcrWorld world = new EcrWorld();

  @Test
  void an_image_is_described_by_tag_by_digest_and_among_all() {
    String digest = world.push("1.0");
    world.push("2.0");
    retag(digest, "stable");

    for (var id :
        List.of(tag("1.0"), digest(digest), tag("1.0").toBuilder().imageDigest(digest).build())) {
      assertThat(world.describe(id))
          .singleElement()
          .satisfies(
              image -> {
                assertThat(image.imageDigest()).isEqualTo(digest);
                assertThat(image.imageTags()).containsExactly("1.0", "stable");
                assertThat(image.imagePushedAt()).isEqualTo(EcrWorld.START);
                assertThat(image.imageManifestMediaType()).isEqualTo(Oci.MANIFEST);
              });
    }
    assertThat(world.describe()).hasSize(2);
  }

  @Test
  void an_image_that_is_not_there_is_not_found() {
    String digest = world.push("1.0");
    world.push("2.0");

    assertThatThrownBy(() -> world.describe(tag("3.0")))
        .isInstanceOf(ImageNotFoundException.class)
        .hasMessage(
            "The image with imageId {imageDigest:'null', imageTag:'3.0'} does not exist within "
                + WHERE);
    assertThatThrownBy(() -> world.describe(tag("2.0").toBuilder().imageDigest(digest).build()))
        .isInstanceOf(ImageNotFoundException.class);
  }

  @Test
  void images_are_listed_tag_by_tag() {
    String digest = world.push("1.0");
    retag(digest, "stable");
    String untagged = world.push("2.0");
    retag(digest, "2.0");

    assertThat(list(null))
        .containsExactly(
            identifier(digest, "1.0"),
            identifier(digest, "2.0"),
            identifier(digest, "stable"),
            digest(untagged));
    assertThat(list(TagStatus.UNTAGGED)).containsExactly(digest(untagged));
    assertThat(list(TagStatus.TAGGED)).hasSize(3);
    assertThat(list(TagStatus.ANY)).hasSize(4);
  }

  @Test
  void what_cannot_be_got_is_a_failure_among_the_answers() {
    String digest = world.push("1.0");

    var response = world.get(tag("1.0"), tag("3.0"), ImageIdentifier.builder().build());

    assertThat(response.images())
        .singleElement()
        .satisfies(image -> assertThat(image.imageId()).isEqualTo(identifier(digest, "1.0")));
    assertThat(response.failures())
        .extracting(failure -> failure.failureCode())
        .containsExactly(ImageFailureCode.IMAGE_NOT_FOUND, ImageFailureCode.MISSING_DIGEST_AND_TAG);
    assertThat(response.failures().getFirst().failureReason())
        .isEqualTo("Requested image not found");
  }

  @Test
  void only_accepted_media_types_are_got() {
    world.push("1.0");

    var response =
        world.client.batchGetImage(
            r -> r.repositoryName("lotto").imageIds(tag("1.0")).acceptedMediaTypes(Oci.INDEX));

    assertThat(response.images()).isEmpty();
    assertThat(response.failures()).hasSize(1);
  }

  @Test
  void deleting_the_last_tag_deletes_the_image() {
    String digest = world.push("1.0");
    retag(digest, "stable");

    assertThat(delete(tag("1.0")).imageIds()).containsExactly(identifier(digest, "1.0"));
    assertThat(world.get(digest(digest)).images()).hasSize(1);
    delete(tag("stable"));
    assertThat(world.get(digest(digest)).images()).isEmpty();
  }

  @Test
  void deleting_a_digest_deletes_all_its_tags() {
    String digest = world.push("1.0");
    retag(digest, "stable");

    var response = delete(digest(digest), tag("3.0"));

    assertThat(response.imageIds())
        .containsExactly(identifier(digest, "1.0"), identifier(digest, "stable"));
    assertThat(response.failures()).hasSize(1);
    assertThat(world.describe()).isEmpty();
  }

  private void retag(String digest, String tag) {
    String manifest = world.get(digest(digest)).images().getFirst().imageManifest();
    world.client.putImage(r -> r.repositoryName("lotto").imageManifest(manifest).imageTag(tag));
  }

  private List<ImageIdentifier> list(@Nullable TagStatus status) {
    return world
        .client
        .listImages(r -> r.repositoryName("lotto").filter(filter -> filter.tagStatus(status)))
        .imageIds();
  }

  private BatchDeleteImageResponse delete(ImageIdentifier... ids) {
    return world.client.batchDeleteImage(r -> r.repositoryName("lotto").imageIds(ids));
  }

  private static ImageIdentifier identifier(String digest, String tag) {
    return ImageIdentifier.builder().imageDigest(digest).imageTag(tag).build();
  }
}
