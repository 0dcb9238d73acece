package bluegreen.embedded.ecr;

import bluegreen.embedded.model.ImageConfig;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.Repository;

/** A repository: images by digest, tags that point at them, and the blobs that they are made of. */
final class EcrRepository {
  private final Repository description;
  private final Map<String, Image> images = new LinkedHashMap<>();
  private final Map<String, String> digestsByTag = new TreeMap<>();
  private final Map<String, Optional<ImageConfig>> described = new HashMap<>();
  private final Map<String, Blob> blobs = new HashMap<>();
  private final Map<Document, String> documents = new EnumMap<>(Document.class);

  /** The JSON documents that can be attached to a repository. */
  enum Document {
    POLICY,
    LIFECYCLE_POLICY
  }

  EcrRepository(Repository description) {
    this.description = description;
  }

  Repository description() {
    return description;
  }

  String name() {
    return description.repositoryName();
  }

  String registryId() {
    return description.registryId();
  }

  String arn() {
    return description.repositoryArn();
  }

  Map<Document, String> documents() {
    return documents;
  }

  List<Image> images() {
    return List.copyOf(images.values());
  }

  List<String> tagsOf(Image image) {
    return digestsByTag.entrySet().stream()
        .filter(tag -> tag.getValue().equals(image.digest()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The image with the given digest or tag; if both are given, the image must have both. */
  Optional<Image> find(ImageIdentifier id) {
    String tagged = id.imageTag() == null ? null : digestsByTag.get(id.imageTag());
    String digest = id.imageDigest() == null ? tagged : id.imageDigest();
    boolean agree = id.imageTag() == null || Objects.equals(tagged, digest);
    return agree ? Optional.ofNullable(digest).map(images::get) : Optional.empty();
  }

  /**
   * Registers a blob without bytes, by its digest; {@code config} is its content if the blob is an
   * image's configuration.
   */
  void describe(String digest, Optional<ImageConfig> config) {
    described.put(digest, config);
  }

  /** Stores a blob with its bytes. */
  void keep(Blob blob) {
    blobs.put(blob.digest(), blob);
  }

  Optional<Blob> blob(String digest) {
    return Optional.ofNullable(blobs.get(digest));
  }

  boolean hasBlob(String digest) {
    return blobs.containsKey(digest) || described.containsKey(digest);
  }

  /** The image configuration with this digest, uploaded or registered without bytes. */
  Optional<ImageConfig> config(String digest) {
    return blob(digest)
        .flatMap(PackedConfig::read)
        .or(() -> described.getOrDefault(digest, Optional.empty()));
  }

  /** Stores an image unless it exists; returns the stored one. */
  Image add(Image image) {
    images.putIfAbsent(image.digest(), image);
    return images.get(image.digest());
  }

  /**
   * Points a tag at an image. Fails if the tag points at it already, or at another image while tags
   * are immutable.
   */
  void tag(Image image, String tag) {
    String before = digestsByTag.get(tag);
    if (image.digest().equals(before)) {
      throw Errors.imageExists(image, tag, this);
    }
    if (before != null && description.imageTagMutability() == ImageTagMutability.IMMUTABLE) {
      throw Errors.tagIsImmutable(tag, this);
    }
    digestsByTag.put(tag, image.digest());
  }

  /**
   * Deletes by tag or by digest. By tag, only that tag is deleted, and the image with its last tag.
   * By digest, the image and all its tags are deleted. Returns what was deleted.
   */
  List<ImageIdentifier> remove(Image image, ImageIdentifier id) {
    List<ImageIdentifier> gone =
        id.imageDigest() == null ? List.of(identifier(image, id.imageTag())) : identifiers(image);
    gone.forEach(identifier -> digestsByTag.remove(identifier.imageTag()));
    if (tagsOf(image).isEmpty()) {
      images.remove(image.digest());
    }
    return gone;
  }

  /** One identifier per tag; one without a tag if the image has none. */
  List<ImageIdentifier> identifiers(Image image) {
    List<String> tags = tagsOf(image);
    return tags.isEmpty()
        ? List.of(identifier(image, null))
        : tags.stream().map(tag -> identifier(image, tag)).toList();
  }

  private static ImageIdentifier identifier(Image image, @Nullable String tag) {
    return ImageIdentifier.builder().imageDigest(image.digest()).imageTag(tag).build();
  }

  /** The image as ECR's API returns it, under the identifier of the request. */
  software.amazon.awssdk.services.ecr.model.Image shown(Image image, ImageIdentifier asked) {
    return software.amazon.awssdk.services.ecr.model.Image.builder()
        .registryId(registryId())
        .repositoryName(name())
        .imageId(asked.toBuilder().imageDigest(image.digest()).build())
        .imageManifest(image.manifest())
        .imageManifestMediaType(image.mediaType())
        .build();
  }
}
