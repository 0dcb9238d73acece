package bluegreen.embedded.ecr;

import bluegreen.embedded.model.Caller;
import bluegreen.embedded.model.ImageConfig;
import bluegreen.embedded.model.Permissions.Ask;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.TagStore;
import bluegreen.embedded.model.Timeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;

/** A container registry: content-addressed images that Lambda can run. */
public final class Ecr implements AutoCloseable {
  private final String token;
  private final RegistryTokens tokens;
  private final Shared shared;
  private final Timeline timeline;
  private final RepositoryStore store;
  private final RepositoryOperations repositories;
  private final PolicyOperations policies;
  private final UploadOperations uploads;
  private final ImageOperations images;
  private final Blobs blobs;
  private final List<Object> operations;

  /**
   * An empty registry.
   *
   * @param password of the user {@code AWS}, with which container tools log in
   */
  public Ecr(Shared shared, String password) {
    this.token =
        Base64.getEncoder().encodeToString(("AWS:" + password).getBytes(StandardCharsets.UTF_8));
    this.tokens = new RegistryTokens(token);
    this.shared = shared;
    this.timeline = shared.timeline();
    this.store = new RepositoryStore(shared.account());
    TagStore tags = new TagStore();
    this.repositories = new RepositoryOperations(shared, store, tags);
    this.uploads = new UploadOperations(store, timeline);
    this.images = new ImageOperations(store);
    this.blobs = new Blobs(store, timeline, shared.chance());
    this.policies = new PolicyOperations(store);
    this.operations =
        List.of(
            repositories,
            uploads,
            images,
            policies,
            new TagOperations(store, tags),
            new AuthorizationOperations(timeline, store, tokens));
  }

  /**
   * The account's own authorization token: {@code user:password} in Base64, as in HTTP basic
   * authentication. Sessions of roles have others.
   */
  public String token() {
    return token;
  }

  /** Whose authorization token this is; empty if it is nobody's. */
  public Optional<Principal> owner(String authorizationToken) {
    return tokens.owner(authorizationToken);
  }

  /** Why this thread's caller may not do this in a repository; empty if he may. */
  public Optional<String> denial(String action, String repository) {
    return Caller.current()
        .map(caller -> new Ask(caller, action, arn(repository), Map.of()))
        .flatMap(ask -> timeline.call(() -> shared.permissions().denial(ask)).map(ask::denied));
  }

  /** The policy of the repository with this ARN, if there are both. */
  public Optional<String> policyOf(String arn) {
    String name = arn.substring(arn.lastIndexOf(':') + 1).replaceFirst("^repository/", "");
    return arn(name).equals(arn) && store.has(name)
        ? Optional.ofNullable(store.require(name).documents().get(EcrRepository.Document.POLICY))
        : Optional.empty();
  }

  /** The handlers whose public methods are ECR's operations. */
  public List<Object> operations() {
    return operations;
  }

  /**
   * Stores an image in a repository, as {@code docker push} does: its layers, its configuration and
   * the manifest that references them.
   *
   * @param layers files, each of which counts as one layer
   * @return the manifest's digest
   */
  public String push(String repository, String tag, ImageConfig config, List<Path> layers) {
    List<Oci.Descriptor> layerDescriptors = layers.stream().map(Oci::layer).toList();
    String configuration = Oci.configuration(config, layerDescriptors);
    var configDescriptor = Oci.describe(Oci.CONFIG, configuration, null);
    String manifest = Oci.Manifest.image(configDescriptor, layerDescriptors).json();
    return timeline.call(
        () -> {
          EcrRepository target = store.require(repository);
          layerDescriptors.forEach(layer -> target.describe(layer.digest(), Optional.empty()));
          target.describe(configDescriptor.digest(), Optional.of(config));
          return put(repository, tag, manifest);
        });
  }

  /**
   * Stores an image index that references images in the same repository, as {@code docker buildx}
   * does for several platforms.
   *
   * @return the index's digest
   */
  public String pushIndex(String repository, String tag, List<String> digests) {
    return timeline.call(
        () -> {
          EcrRepository target = store.require(repository);
          List<Oci.Descriptor> entries =
              digests.stream().map(digest -> entry(target, digest)).toList();
          return put(repository, tag, Oci.Manifest.index(entries).json());
        });
  }

  private static Oci.Descriptor entry(EcrRepository repository, String digest) {
    var id = ImageIdentifier.builder().imageDigest(digest).build();
    Image image = repository.find(id).orElseThrow(() -> Errors.imageNotFound(id, repository));
    var platform =
        image.config().map(config -> new Oci.Platform(config.architecture(), "linux")).orElse(null);
    return Oci.describe(image.mediaType(), image.manifest(), platform);
  }

  private String arn(String repository) {
    return shared.account().arn("ecr", "repository/" + repository);
  }

  public RepositoryOperations repositories() {
    return repositories;
  }

  public PolicyOperations policies() {
    return policies;
  }

  public ImageOperations images() {
    return images;
  }

  /** Layers and configurations, for the registry endpoint of container tools. */
  public Blobs blobs() {
    return blobs;
  }

  /** Deletes all pushed blobs. */
  @Override
  public void close() {
    blobs.close();
  }

  /** The host name in image URIs, with the port if the registry is served locally. */
  public String host() {
    return store.host();
  }

  /**
   * Sets the host and port in the URIs of existing and future images to where the registry is
   * served.
   */
  public void serveAt(String hostAndPort) {
    timeline.run(() -> store.serveAt(hostAndPort));
  }

  /** Whether {@code host} is this registry's local address or its host name on AWS. */
  public boolean isHost(String host) {
    return host.equals(store.host()) || host.equals(store.awsHost());
  }

  public boolean hasRepository(String name) {
    return store.has(name);
  }

  /** Finds an image; empty also if the repository doesn't exist. */
  public Optional<Image> find(String repository, ImageIdentifier id) {
    return store.has(repository) ? store.require(repository).find(id) : Optional.empty();
  }

  private String put(String repository, String tag, String manifest) {
    return put(
        PutImageRequest.builder()
            .repositoryName(repository)
            .imageTag(tag)
            .imageManifest(manifest)
            .build());
  }

  /**
   * Stores an image as {@code docker push} does: unlike PutImage, it does nothing if the image
   * exists with this tag.
   *
   * @return the manifest's digest
   */
  public String put(PutImageRequest request) {
    String digest = Oci.describe(Oci.MANIFEST, request.imageManifest(), null).digest();
    var pushed = ImageIdentifier.builder().imageDigest(digest).imageTag(request.imageTag()).build();
    if (pull(request.repositoryName(), pushed).isEmpty()) {
      uploads.putImage(request);
    }
    return digest;
  }

  /** Finds an image; throws RepositoryNotFoundException if the repository doesn't exist. */
  public Optional<Image> pull(String repository, ImageIdentifier id) {
    return store.require(repository).find(id);
  }
}
