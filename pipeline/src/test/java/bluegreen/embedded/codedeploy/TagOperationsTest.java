package bluegreen.embedded.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.ArnNotSupportedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.InvalidArnException;
import software.amazon.awssdk.services.codedeploy.model.ResourceArnRequiredException;
import software.amazon.awssdk.services.codedeploy.model.Tag;
import software.amazon.awssdk.services.codedeploy.model.TagRequiredException;

class TagOperationsTest {
  private static final String PREFIX = "arn:aws:codedeploy:eu-central-1:123456789012:";
  private static final String LOTTO = PREFIX + "application:lotto";
  private static final String LIVE = PREFIX + "deploymentgroup:lotto/live";

  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void an_application_and_its_group_have_tags_of_their_own() {
    tag(LOTTO, "team", "draws");
    tag(LIVE, "stage", "prod");
    tag(LIVE, "team", "releases");

    assertThat(tags(LOTTO)).containsExactly(entry("team", "draws"));
    assertThat(tags(LIVE)).containsExactly(entry("stage", "prod"), entry("team", "releases"));

    untag(LIVE, "stage");

    assertThat(tags(LIVE)).containsExactly(entry("team", "releases"));
  }

  @Test
  void tags_may_be_given_at_creation() {
    create("other", tag("team", "nobody"), tag("team", "draws"));
    world.client.createDeploymentGroup(
        CodeDeployWorld.group()
            .applicationName("other")
            .tags(tag("stage", "test"), tag("stage", "prod"))
            .build());

    assertThat(tags(PREFIX + "application:other")).containsExactly(entry("team", "draws"));
    assertThat(tags(PREFIX + "deploymentgroup:other/live")).containsExactly(entry("stage", "prod"));
  }

  @Test
  void the_last_value_of_a_tag_counts() {
    tag(LOTTO, "team", "draws");
    world.client.tagResource(
        r -> r.resourceArn(LOTTO).tags(tag("team", "nobody"), tag("team", "results")));

    assertThat(tags(LOTTO)).containsExactly(entry("team", "results"));
  }

  @Test
  void tags_follow_a_resource_through_a_rename() {
    tag(LOTTO, "team", "draws");
    tag(LIVE, "stage", "prod");

    world.changeGroup(g -> g.newDeploymentGroupName("main"));
    world.client.updateApplication(r -> r.applicationName("lotto").newApplicationName("draws"));

    assertThat(tags(PREFIX + "application:draws")).containsExactly(entry("team", "draws"));
    assertThat(tags(PREFIX + "deploymentgroup:draws/main")).containsExactly(entry("stage", "prod"));
  }

  @Test
  void a_new_resource_has_no_tags_of_a_deleted_one() {
    create("other", tag("team", "draws"));

    world.client.deleteApplication(r -> r.applicationName("other"));
    create("other");

    assertThat(tags(PREFIX + "application:other")).isEmpty();
  }

  @Test
  void only_resources_that_exist_have_tags() {
    assertThatThrownBy(() -> tags(LOTTO + "x"))
        .isInstanceOf(ApplicationDoesNotExistException.class);
    assertThatThrownBy(() -> tags(LIVE + "x"))
        .isInstanceOf(DeploymentGroupDoesNotExistException.class);
    assertThatThrownBy(() -> tag(LIVE + "x", "stage", "prod"))
        .isInstanceOf(DeploymentGroupDoesNotExistException.class);
    assertThatThrownBy(() -> untag(LIVE + "x", "stage"))
        .isInstanceOf(DeploymentGroupDoesNotExistException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"deploymentconfig:Half", "application:lotto/live", "deploymentgroup:live"})
  void only_applications_and_groups_have_tags(String resource) {
    assertThatThrownBy(() -> tags(PREFIX + resource)).isInstanceOf(ArnNotSupportedException.class);
  }

  @Test
  void the_arn_must_be_one_of_this_account() {
    assertThatThrownBy(() -> tags(null)).isInstanceOf(ResourceArnRequiredException.class);
    assertThatThrownBy(() -> tags(LOTTO.replace("123456789012", "999999999999")))
        .isInstanceOf(InvalidArnException.class);
  }

  @Test
  void at_least_one_tag_is_required() {
    assertThatThrownBy(() -> world.client.tagResource(r -> r.resourceArn(LIVE)))
        .isInstanceOf(TagRequiredException.class);
    assertThatThrownBy(() -> world.client.untagResource(r -> r.resourceArn(LIVE)))
        .isInstanceOf(TagRequiredException.class);
  }

  private void create(String application, Tag... tags) {
    world.client.createApplication(
        r -> r.applicationName(application).computePlatform("Lambda").tags(tags));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private void tag(String arn, String key, String value) {
    world.client.tagResource(r -> r.resourceArn(arn).tags(tag(key, value)));
  }

  private void untag(String arn, String key) {
    world.client.untagResource(r -> r.resourceArn(arn).tagKeys(key));
  }

  private Map<String, String> tags(@Nullable String arn) {
    return world.client.listTagsForResource(r -> r.resourceArn(arn)).tags().stream()
        .collect(Collectors.toMap(Tag::key, Tag::value));
  }
}
