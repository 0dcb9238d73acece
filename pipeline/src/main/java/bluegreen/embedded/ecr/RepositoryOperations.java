package bluegreen.embedded.ecr;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Page;
import bluegreen.embedded.model.Shapes;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.TagStore;
import bluegreen.embedded.model.Timeline;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.Repository;

/** ECR's operations on repositories. */
public final class RepositoryOperations {
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");
  private static final int PAGE = 100;

  private final Account account;
  private final Timeline timeline;
  private final RepositoryStore repositories;
  private final TagStore tags;

  RepositoryOperations(Shared shared, RepositoryStore repositories, TagStore tags) {
    this.account = shared.account();
    this.timeline = shared.timeline();
    this.repositories = repositories;
    this.tags = tags;
  }

  public CreateRepositoryResponse createRepository(CreateRepositoryRequest request) {
    String name = request.repositoryName();
    if (!NAME.matcher(name).matches() || name.length() < 2 || name.length() > 256) {
      throw Errors.invalid(
          ("Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy"
                  + " regular expression '%s''")
              .formatted(NAME));
    }
    EcrRepository repository = new EcrRepository(describe(request));
    repositories.add(repository);
    tags.add(repository.arn(), TagOperations.byKey(request.tags()));
    return CreateRepositoryResponse.builder().repository(repository.description()).build();
  }

  private Repository describe(CreateRepositoryRequest request) {
    String name = request.repositoryName();
    var defaults = Repository.builder().imageTagMutability(ImageTagMutability.MUTABLE);
    return Shapes.copy(request, defaults)
        .registryId(account.id())
        .repositoryArn(account.arn("ecr", "repository/" + name))
        .repositoryUri(repositories.host() + "/" + name)
        .createdAt(timeline.now())
        .build();
  }

  public DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
    List<EcrRepository> wanted =
        request.hasRepositoryNames()
            ? request.repositoryNames().stream().map(repositories::require).toList()
            : repositories.all();
    var page = Page.of(wanted, request.nextToken(), request.maxResults(), PAGE, Errors::invalid);
    return DescribeRepositoriesResponse.builder()
        .repositories(page.items().stream().map(EcrRepository::description).toList())
        .nextToken(page.next())
        .build();
  }

  public DeleteRepositoryResponse deleteRepository(DeleteRepositoryRequest request) {
    EcrRepository repository = repositories.require(request.repositoryName());
    if (!repository.images().isEmpty() && !Boolean.TRUE.equals(request.force())) {
      throw Errors.repositoryNotEmpty(repository);
    }
    repositories.remove(repository);
    tags.drop(repository.arn());
    return DeleteRepositoryResponse.builder().repository(repository.description()).build();
  }
}
