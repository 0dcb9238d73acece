package bluegreen.embedded.ecr;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Page;
import bluegreen.embedded.model.Shapes;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenRequest;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenResponse;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.Tag;
import software.amazon.awssdk.services.ecr.model.TagResourceRequest;
import software.amazon.awssdk.services.ecr.model.TagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecr.model.UntagResourceResponse;

/** ECR's operations on repositories. */
public final class RepositoryOperations {
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");
  private static final int PAGE = 100;

  private final Account account;
  private final Timeline timeline;
  private final String token;
  private final Map<String, EcrRepository> repositories = new TreeMap<>();
  private String host;

  RepositoryOperations(Account account, Timeline timeline, String token) {
    this.account = account;
    this.timeline = timeline;
    this.token = token;
    this.host = awsHost();
  }

  boolean has(String name) {
    return repositories.containsKey(name);
  }

  EcrRepository get(String name) {
    EcrRepository repository = repositories.get(name);
    if (repository == null) {
      throw Errors.repositoryNotFound(name, account);
    }
    return repository;
  }

  /** The registry's host name in image URIs. */
  String host() {
    return host;
  }

  void serveAt(String hostAndPort) {
    host = hostAndPort;
  }

  /**
   * The registry's host name on AWS; references with it stay valid when the registry is served
   * elsewhere.
   */
  String awsHost() {
    return "%s.dkr.ecr.%s.amazonaws.com".formatted(account.id(), account.region());
  }

  public CreateRepositoryResponse createRepository(CreateRepositoryRequest request) {
    String name = request.repositoryName();
    if (!NAME.matcher(name).matches() || name.length() < 2 || name.length() > 256) {
      throw Errors.invalid(
          ("Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy"
                  + " regular expression '%s''")
              .formatted(NAME));
    }
    if (repositories.containsKey(name)) {
      throw Errors.repositoryExists(name, account);
    }
    var repository = new EcrRepository(describe(request));
    request.tags().forEach(tag -> repository.resourceTags().put(tag.key(), tag.value()));
    repositories.put(name, repository);
    return CreateRepositoryResponse.builder().repository(repository.description()).build();
  }

  private Repository describe(CreateRepositoryRequest request) {
    String name = request.repositoryName();
    var defaults = Repository.builder().imageTagMutability(ImageTagMutability.MUTABLE);
    return Shapes.copy(request, defaults)
        .registryId(account.id())
        .repositoryArn(account.arn("ecr", "repository/" + name))
        .repositoryUri(host() + "/" + name)
        .createdAt(timeline.now())
        .build();
  }

  public DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
    List<EcrRepository> wanted =
        request.hasRepositoryNames()
            ? request.repositoryNames().stream().map(this::get).toList()
            : List.copyOf(repositories.values());
    var page = Page.of(wanted, request.nextToken(), request.maxResults(), PAGE, Errors::invalid);
    return DescribeRepositoriesResponse.builder()
        .repositories(page.items().stream().map(EcrRepository::description).toList())
        .nextToken(page.next())
        .build();
  }

  public DeleteRepositoryResponse deleteRepository(DeleteRepositoryRequest request) {
    EcrRepository repository = get(request.repositoryName());
    if (!repository.images().isEmpty() && !Boolean.TRUE.equals(request.force())) {
      throw Errors.repositoryNotEmpty(repository);
    }
    repositories.remove(repository.name());
    return DeleteRepositoryResponse.builder().repository(repository.description()).build();
  }

  /** A token for {@code docker login}. */
  public GetAuthorizationTokenResponse getAuthorizationToken(GetAuthorizationTokenRequest request) {
    return GetAuthorizationTokenResponse.builder()
        .authorizationData(
            AuthorizationData.builder()
                .authorizationToken(token)
                .expiresAt(timeline.now().plus(Duration.ofHours(12)))
                .proxyEndpoint(endpoint())
                .build())
        .build();
  }

  private String endpoint() {
    return (host.equals(awsHost()) ? "https://" : "http://") + host;
  }

  public TagResourceResponse tagResource(TagResourceRequest request) {
    var tags = byArn(request.resourceArn()).resourceTags();
    request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    return TagResourceResponse.builder().build();
  }

  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    byArn(request.resourceArn()).resourceTags().keySet().removeAll(request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    List<Tag> tags =
        byArn(request.resourceArn()).resourceTags().entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    return ListTagsForResourceResponse.builder().tags(tags).build();
  }

  private EcrRepository byArn(String arn) {
    return get(arn.substring(arn.indexOf('/') + 1));
  }
}
