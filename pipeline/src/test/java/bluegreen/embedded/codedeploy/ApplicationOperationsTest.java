package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.model.ApplicationAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationInfo;
import software.amazon.awssdk.services.codedeploy.model.ApplicationNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.BatchLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.InvalidApplicationNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidComputePlatformException;

class ApplicationOperationsTest {
  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void an_application_is_created_shown_and_listed() {
    String id = create("other");

    ApplicationInfo other = get("other");
    assertThat(other.applicationId()).isEqualTo(id);
    assertThat(other.applicationName()).isEqualTo("other");
    assertThat(other.createTime()).isEqualTo(START);
    assertThat(other.computePlatform()).isEqualTo(ComputePlatform.LAMBDA);
    assertThat(other.linkedToGitHub()).isFalse();
    assertThat(list()).containsExactly("lotto", "other");
    assertThat(batch(List.of("other", "lotto")))
        .extracting(ApplicationInfo::applicationName)
        .containsExactly("other", "lotto");
  }

  @Test
  void a_deleted_application_takes_its_deployments_along() {
    String id = world.deploy();

    world.client.deleteApplication(r -> r.applicationName("lotto"));

    assertThatThrownBy(() -> world.client.getDeployment(r -> r.deploymentId(id)))
        .isInstanceOf(DeploymentDoesNotExistException.class);
  }

  @Test
  void a_renamed_application_keeps_its_id_and_its_groups() {
    String id = get("lotto").applicationId();

    rename("lotto", "draws");

    assertThat(list()).containsExactly("draws");
    assertThat(get("draws").applicationId()).isEqualTo(id);
    assertThat(
            world
                .client
                .getDeploymentGroup(r -> r.applicationName("draws").deploymentGroupName("live"))
                .deploymentGroupInfo()
                .applicationName())
        .isEqualTo("draws");
  }

  @Test
  void no_application_takes_a_name_that_is_in_use() {
    create("other");

    assertThatThrownBy(() -> create("lotto"))
        .isInstanceOf(ApplicationAlreadyExistsException.class)
        .hasMessage("Application already exists with the name: lotto");
    assertThatThrownBy(() -> rename("other", "lotto"))
        .isInstanceOf(ApplicationAlreadyExistsException.class);
    assertThat(list()).containsExactly("lotto", "other");
  }

  @Test
  void an_update_without_a_new_name_changes_nothing() {
    rename("lotto", null);

    assertThat(list()).containsExactly("lotto");
  }

  @Test
  void a_deleted_application_is_gone_and_may_be_deleted_again() {
    create("other");

    delete("other");
    delete("other");

    assertThat(list()).containsExactly("lotto");
    assertThatThrownBy(() -> get("other"))
        .isInstanceOf(ApplicationDoesNotExistException.class)
        .hasMessage("No application found for name: other");
  }

  @Test
  void an_application_needs_a_name() {
    assertThatThrownBy(() -> create(null)).isInstanceOf(ApplicationNameRequiredException.class);
    assertThatThrownBy(() -> create("")).isInstanceOf(ApplicationNameRequiredException.class);
  }

  @Test
  void a_name_has_up_to_100_plain_characters() {
    create("a".repeat(100));
    create("Aa09._+=,@-");

    for (String wrong : List.of("a".repeat(101), "a b", "a/b")) {
      assertThatThrownBy(() -> create(wrong))
          .isInstanceOf(InvalidApplicationNameException.class)
          .hasMessageEndingWith("and not be: " + wrong);
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"Server", "ECS"})
  void only_lambda_is_a_compute_platform(@Nullable String platform) {
    assertThatThrownBy(
            () ->
                world.client.createApplication(
                    r -> r.applicationName("other").computePlatform(platform)))
        .isInstanceOf(InvalidComputePlatformException.class)
        .hasMessageContaining(platform == null ? "Server" : platform);
  }

  @Test
  void at_most_100_applications_are_shown_at_once() {
    assertThat(batch(Collections.nCopies(100, "lotto"))).hasSize(100);

    assertThatThrownBy(() -> batch(Collections.nCopies(101, "lotto")))
        .isInstanceOf(BatchLimitExceededException.class)
        .hasMessage("At most 100 can be asked for at once, not 101.");
  }

  private String create(@Nullable String name) {
    return world
        .client
        .createApplication(r -> r.applicationName(name).computePlatform("Lambda"))
        .applicationId();
  }

  private ApplicationInfo get(String name) {
    return world.client.getApplication(r -> r.applicationName(name)).application();
  }

  private List<ApplicationInfo> batch(List<String> names) {
    return world.client.batchGetApplications(r -> r.applicationNames(names)).applicationsInfo();
  }

  private List<String> list() {
    return world.client.listApplications(r -> {}).applications();
  }

  private void rename(String name, @Nullable String newName) {
    world.client.updateApplication(r -> r.applicationName(name).newApplicationName(newName));
  }

  private void delete(String name) {
    world.client.deleteApplication(r -> r.applicationName(name));
  }
}
