package bluegreen.embedded.ecr;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Page;
import bluegreen.embedded.model.Shapes;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.TagStore;
import bluegreen.embedded.model.Timeline;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.EncryptionConfiguration;
import software.amazon.awssdk.services.ecr.model.EncryptionType;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.Repository;

/** ECR's operations on repositories. */
public final class RepositoryOperations {
  private static final int PAGE = 100;

  /** The id of the account's AWS managed key: any UUID will do. */
  private static final String AWS_KEY = "5f0d4b2e-6c0f-4e8a-9d43-0c1f6f0a7e11";

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
    EcrRepository repository = new EcrRepository(describe(request));
    repositories.add(repository);
    tags.add(repository.arn(), TagOperations.byKey(request.tags()));
    return CreateRepositoryResponse.builder().repository(repository.description()).build();
  }

  private Repository describe(CreateRepositoryRequest request) {
    String name = request.repositoryName();
    var defaults =
        Repository.builder()
            .imageTagMutability(ImageTagMutability.MUTABLE)
            .imageScanningConfiguration(scanning -> scanning.scanOnPush(false));
    return Shapes.copy(request, defaults)
        .encryptionConfiguration(encryption(request.encryptionConfiguration()))
        .registryId(account.id())
        .repositoryArn(account.arn("ecr", "repository/" + name))
        .repositoryUri(repositories.host() + "/" + name)
        .createdAt(timeline.now())
        .build();
  }

  /** AES256 if the request names no type; for KMS without a key, AWS's own key for ECR. */
  private EncryptionConfiguration encryption(@Nullable EncryptionConfiguration wanted) {
    if (wanted == null) {
      return EncryptionConfiguration.builder().encryptionType(EncryptionType.AES256).build();
    }
    return wanted.encryptionType() == EncryptionType.KMS && wanted.kmsKey() == null
        ? wanted.toBuilder().kmsKey(account.arn("kms", "key/" + AWS_KEY)).build()
        : wanted;
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
