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
  private final Map<String, String> resourceTags = new LinkedHashMap<>();
  private final Map<Document, String> documents = new EnumMap<>(Document.class);

  /** What the owner may lay down for a repository, each in JSON. */
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

  /** What the owner says of the repository; no image's tags. */
  Map<String, String> resourceTags() {
    return resourceTags;
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

  /** The image of that digest, of that tag, or of both if both are named. */
  Optional<Image> find(ImageIdentifier id) {
    String tagged = id.imageTag() == null ? null : digestsByTag.get(id.imageTag());
    String digest = id.imageDigest() == null ? tagged : id.imageDigest();
    boolean agree = id.imageTag() == null || Objects.equals(tagged, digest);
    return agree ? Optional.ofNullable(digest).map(images::get) : Optional.empty();
  }

  /**
   * Keeps a blob by its digest alone; {@code config} says how an image starts if it is that image's
   * configuration.
   */
  void describe(String digest, Optional<ImageConfig> config) {
    described.put(digest, config);
  }

  /** Keeps a blob with its bytes. */
  void keep(Blob blob) {
    blobs.put(blob.digest(), blob);
  }

  Optional<Blob> blob(String digest) {
    return Optional.ofNullable(blobs.get(digest));
  }

  boolean hasBlob(String digest) {
    return blobs.containsKey(digest) || described.containsKey(digest);
  }

  /** The configuration that was uploaded under this digest. */
  Optional<ImageConfig> config(String digest) {
    return blob(digest)
        .flatMap(PackedConfig::read)
        .or(() -> described.getOrDefault(digest, Optional.empty()));
  }

  /** Keeps an image; the one that is there already stays as it is. */
  Image add(Image image) {
    images.putIfAbsent(image.digest(), image);
    return images.get(image.digest());
  }

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
   * Takes away what {@code id} names: one tag, and the image with its last one, or by digest the
   * image and all its tags. Returns what is gone.
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

  /** An identifier for each tag, one without tag if there is none. */
  List<ImageIdentifier> identifiers(Image image) {
    List<String> tags = tagsOf(image);
    return tags.isEmpty()
        ? List.of(identifier(image, null))
        : tags.stream().map(tag -> identifier(image, tag)).toList();
  }

  private static ImageIdentifier identifier(Image image, @Nullable String tag) {
    return ImageIdentifier.builder().imageDigest(image.digest()).imageTag(tag).build();
  }

  /** As ECR answers with it, under the name that was asked for. */
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
