package bluegreen.embedded.ecr;

import static bluegreen.embedded.ecr.EcrWorld.WHERE;
import static bluegreen.embedded.ecr.EcrWorld.digest;
import static bluegreen.embedded.ecr.EcrWorld.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.ImageConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageDigestDoesNotMatchException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;
import software.amazon.awssdk.services.ecr.model.ReferencedImagesNotFoundException;
import tools.jackson.databind.json.JsonMapper;

class UploadOperationsTest {
  private final EcrWorld world = new EcrWorld();

  @Test
  void an_image_is_addressed_by_its_manifest_and_made_of_its_layers(@TempDir Path directory)
      throws Exception {
    Path layer = Files.writeString(directory.resolve("lotto.jar"), "jar");
    var config =
        new ImageConfig(
            "arm64", List.of("java"), List.of("Handler"), Map.of("B", "2", "A", "1"), Map.of());

    String digest = world.ecr.push("lotto", "1.0", config, List.of(layer));

    var image = world.get(tag("1.0")).images().getFirst();
    assertThat(digest).isEqualTo(sha256(image.imageManifest()));
    assertThat(image.imageManifestMediaType()).isEqualTo(Oci.MANIFEST);
    var manifest = JsonMapper.shared().readTree(image.imageManifest());
    assertThat(manifest.at("/mediaType").asString()).isEqualTo(Oci.MANIFEST);
    assertThat(manifest.at("/layers/0/digest").asString()).isEqualTo(sha256("jar"));
    assertThat(manifest.at("/layers/0/size").asInt()).isEqualTo(3);
    String configuration =
        "{'architecture':'arm64','os':'linux','config':{'Env':['A=1','B=2'],'Entrypoint':['java'],"
            + "'Cmd':['Handler'],'Labels':{}},'rootfs':{'type':'layers','diff_ids':['"
            + sha256("jar")
            + "']}}";
    String json = configuration.replace('\'', '"');
    assertThat(manifest.at("/config/digest").asString()).isEqualTo(sha256(json));
    assertThat(world.describe(tag("1.0")).getFirst().imageSizeInBytes())
        .isEqualTo(json.length() + 3);
  }

  @Test
  void the_same_content_has_the_same_digest_however_often_it_is_pushed() {
    String digest = world.push("1.0");

    assertThat(world.push("1.0")).isEqualTo(digest);
    assertThat(world.describe()).hasSize(1);
  }

  @Test
  void a_layer_that_is_not_there_is_named(@TempDir Path directory) {
    var config = new ImageConfig("amd64", List.of(), List.of(), Map.of(), Map.of());
    Path layer = directory.resolve("none.jar");

    assertThatThrownBy(() -> world.ecr.push("lotto", "1.0", config, List.of(layer)))
        .hasMessage("Can't read the image layer " + layer)
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void an_index_names_its_images_by_platform() {
    String amd = world.push("amd", "amd64");
    String arm = world.push("arm", "arm64");

    String index = world.ecr.pushIndex("lotto", "both", List.of(amd, arm));

    var image = world.get(tag("both")).images().getFirst();
    assertThat(image.imageId().imageDigest()).isEqualTo(index);
    assertThat(image.imageManifestMediaType()).isEqualTo(Oci.INDEX);
    var manifest = JsonMapper.shared().readTree(image.imageManifest());
    assertThat(manifest.at("/manifests/1/digest").asString()).isEqualTo(arm);
    assertThat(manifest.at("/manifests/1/mediaType").asString()).isEqualTo(Oci.MANIFEST);
    assertThat(manifest.at("/manifests/1/platform/architecture").asString()).isEqualTo("arm64");
    assertThat(world.get(digest(amd)).images()).hasSize(1);
  }

  @Test
  void an_immutable_tag_does_not_move() {
    world.client.createRepository(
        r -> r.repositoryName("fixed").imageTagMutability(ImageTagMutability.IMMUTABLE));
    var config = new ImageConfig("amd64", List.of(), List.of(), Map.of(), Map.of());
    var other = new ImageConfig("arm64", List.of(), List.of(), Map.of(), Map.of());
    world.ecr.push("fixed", "1.0", config, List.of());

    assertThatThrownBy(() -> world.ecr.push("fixed", "1.0", other, List.of()))
        .isInstanceOf(ImageTagAlreadyExistsException.class)
        .hasMessage(
            "The image tag '1.0' already exists in the 'fixed' repository and cannot be overwritten"
                + " because the tag is immutable.");
  }

  @Test
  void an_image_is_not_tagged_twice_the_same() {
    String digest = world.push("1.0");

    assertThatThrownBy(() -> retag(digest, "1.0"))
        .isInstanceOf(ImageAlreadyExistsException.class)
        .hasMessage(
            "Image with digest '%s' and tag '1.0' already exists in the repository with name"
                + " 'lotto' in registry with id '123456789012'",
            digest);
  }

  @Test
  void a_manifest_needs_what_it_names() {
    String missing = sha256("missing");
    String image =
        "{'mediaType':'%s','config':{'digest':'%s','size':1}}".formatted(Oci.MANIFEST, missing);
    String index =
        "{'mediaType':'%s','manifests':[{'digest':'%s','size':1}]}".formatted(Oci.INDEX, missing);

    assertThatThrownBy(() -> put(image))
        .isInstanceOf(LayersNotFoundException.class)
        .hasMessage(
            "Layers with digests '[%s]' required for pushing image into %s do not exist",
            missing, WHERE);
    assertThatThrownBy(() -> put(index))
        .isInstanceOf(ReferencedImagesNotFoundException.class)
        .hasMessage(
            "Images with digests '[%s]' required for pushing image into %s do not exist",
            missing, WHERE);
    assertThatThrownBy(() -> put("{'config':{}}")).isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> put("no manifest")).isInstanceOf(InvalidParameterException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "5",
        "{'mediaType':5}",
        "{'mediaType':'m','config':'c'}",
        "{'mediaType':'m','config':{'size':1}}",
        "{'mediaType':'m','config':{'digest':'d','size':'big'}}",
        "{'mediaType':'m','layers':5}",
        "{'mediaType':'m','manifests':[5]}",
      })
  void what_is_not_of_a_manifests_shape_is_refused(String manifest) {
    assertThatThrownBy(() -> put(manifest))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Invalid JSON syntax");
  }

  @Test
  void a_manifest_has_the_digest_that_is_expected_of_it() {
    world.push("1.0");
    String manifest = world.get(tag("1.0")).images().getFirst().imageManifest();

    assertThatThrownBy(
            () ->
                world.client.putImage(
                    r ->
                        r.repositoryName("lotto")
                            .imageManifest(manifest)
                            .imageDigest(sha256("other"))))
        .isInstanceOf(ImageDigestDoesNotMatchException.class);
  }

  @Test
  void a_tag_moves_to_another_image() {
    world.push("1.0");
    String next = world.push("2.0");

    retag(next, "1.0");

    assertThat(world.describe(tag("1.0")).getFirst().imageDigest()).isEqualTo(next);
  }

  private void retag(String digest, String tag) {
    String manifest = world.get(digest(digest)).images().getFirst().imageManifest();
    world.client.putImage(r -> r.repositoryName("lotto").imageManifest(manifest).imageTag(tag));
  }

  private void put(String manifest) {
    world.client.putImage(
        r -> r.repositoryName("lotto").imageManifest(manifest.replace('\'', '"')));
  }

  private static String sha256(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
