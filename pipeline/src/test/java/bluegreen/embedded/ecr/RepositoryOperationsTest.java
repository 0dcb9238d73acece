package bluegreen.embedded.ecr;

import static bluegreen.embedded.ecr.EcrWorld.URI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotEmptyException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;

class RepositoryOperationsTest {
  private final EcrWorld world = new EcrWorld();

  @Test
  void a_repository_has_a_name_an_arn_and_a_uri() {
    var repositories =
        world.client.describeRepositories(r -> r.repositoryNames("lotto")).repositories();

    assertThat(repositories)
        .singleElement()
        .satisfies(
            repository -> {
              assertThat(repository.repositoryUri()).isEqualTo(URI);
              assertThat(repository.repositoryArn())
                  .isEqualTo("arn:aws:ecr:eu-central-1:123456789012:repository/lotto");
              assertThat(repository.imageTagMutability()).isEqualTo(ImageTagMutability.MUTABLE);
              assertThat(repository.createdAt()).isEqualTo(EcrWorld.START);
            });
  }

  @Test
  void a_repository_is_created_once_and_under_a_good_name() {
    assertThatThrownBy(() -> create("lotto"))
        .isInstanceOf(RepositoryAlreadyExistsException.class)
        .hasMessage(
            "The repository with name 'lotto' already exists in the registry with id"
                + " '123456789012'");
    assertThatThrownBy(() -> create("Lotto")).isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void a_repository_with_images_is_deleted_by_force_only() {
    world.push("1.0");
    var request = DeleteRepositoryRequest.builder().repositoryName("lotto");

    assertThatThrownBy(() -> world.client.deleteRepository(request.build()))
        .isInstanceOf(RepositoryNotEmptyException.class);
    world.client.deleteRepository(request.force(true).build());
    assertThatThrownBy(() -> world.describe()).isInstanceOf(RepositoryNotFoundException.class);
  }

  @Test
  void repositories_are_described_page_by_page() {
    create("other");
    var request = DescribeRepositoriesRequest.builder().maxResults(1);

    var first = world.client.describeRepositories(request.build());
    var second = world.client.describeRepositories(request.nextToken(first.nextToken()).build());

    assertThat(first.repositories().getFirst().repositoryName()).isEqualTo("lotto");
    assertThat(second.repositories().getFirst().repositoryName()).isEqualTo("other");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void a_repository_has_tags_of_its_own() {
    String arn = "arn:aws:ecr:eu-central-1:123456789012:repository/lotto";
    Tag team = Tag.builder().key("team").value("lotto").build();
    Tag other = Tag.builder().key("other").value("x").build();

    world.client.tagResource(r -> r.resourceArn(arn).tags(team, other));
    world.client.untagResource(r -> r.resourceArn(arn).tagKeys("other"));

    assertThat(world.client.listTagsForResource(r -> r.resourceArn(arn)).tags())
        .containsExactly(team);
  }

  @Test
  void a_client_gets_a_token_for_the_registry() {
    var token = world.client.getAuthorizationToken(r -> {}).authorizationData().getFirst();

    assertThat(token.proxyEndpoint())
        .isEqualTo("https://123456789012.dkr.ecr.eu-central-1.amazonaws.com");
    assertThat(token.expiresAt()).isAfter(EcrWorld.START);
  }

  @Test
  void a_repository_that_is_not_there_is_not_found() {
    assertThatThrownBy(() -> world.client.describeImages(r -> r.repositoryName("other")))
        .isInstanceOf(RepositoryNotFoundException.class)
        .hasMessage(
            "The repository with name 'other' does not exist in the registry with id"
                + " '123456789012'");
  }

  private void create(String repository) {
    world.client.createRepository(r -> r.repositoryName(repository));
  }
}
