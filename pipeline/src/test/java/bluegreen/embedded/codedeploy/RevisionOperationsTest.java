package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.START;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.appSpec;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.AppSpecContent;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.BatchGetApplicationRevisionsResponse;
import software.amazon.awssdk.services.codedeploy.model.BatchLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.DescriptionTooLongException;
import software.amazon.awssdk.services.codedeploy.model.GenericRevisionInfo;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRevisionResponse;
import software.amazon.awssdk.services.codedeploy.model.InvalidRevisionException;
import software.amazon.awssdk.services.codedeploy.model.RevisionDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionRequiredException;
import software.amazon.awssdk.services.codedeploy.model.SortOrder;

class RevisionOperationsTest {
  /** The sha256 of {@code {}}. */
  private static final String SHA256 =
      "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void a_registered_revision_is_known_by_its_sha256() {
    register(revision("{}"), "first");

    RevisionLocation listed = list(SortOrder.ASCENDING).getFirst();
    assertThat(listed).isEqualTo(appSpecContent(c -> c.sha256(SHA256)));
    GetApplicationRevisionResponse shown = get(listed);
    assertThat(shown.applicationName()).isEqualTo("lotto");
    assertThat(shown.revision()).isEqualTo(appSpecContent(c -> c.content("{}").sha256(SHA256)));
    assertThat(shown.revisionInfo().description()).isEqualTo("first");
    assertThat(shown.revisionInfo().registerTime()).isEqualTo(START);
    assertThat(shown.revisionInfo().firstUsedTime()).isNull();
    assertThat(get(revision("{}"))).isEqualTo(shown);
  }

  @Test
  void a_revision_that_is_registered_again_keeps_its_time_and_gets_the_new_description() {
    register(revision("{}"), "first");
    world.pass(Duration.ofMinutes(1));

    register(revision("{}"), "second");
    register(revision("{}"), null);

    GenericRevisionInfo info = get(revision("{}")).revisionInfo();
    assertThat(info.registerTime()).isEqualTo(START);
    assertThat(info.description()).isEqualTo("second");
    assertThat(list(SortOrder.ASCENDING)).hasSize(1);
  }

  @Test
  void revisions_are_listed_in_the_order_in_which_they_were_registered() {
    register(revision("b"), null);
    register(revision("a"), null);
    register(revision("b"), null);
    RevisionLocation b = appSpecContent(c -> c.sha256(sha256Of("b")));
    RevisionLocation a = appSpecContent(c -> c.sha256(sha256Of("a")));

    assertThat(list(SortOrder.ASCENDING)).containsExactly(b, a);
    assertThat(list(SortOrder.DESCENDING)).containsExactly(a, b);
  }

  @Test
  void at_most_25_revisions_are_shown_at_once() {
    register(revision("{}"), null);

    BatchGetApplicationRevisionsResponse batch = batch(25);

    assertThat(batch.applicationName()).isEqualTo("lotto");
    assertThat(batch.revisions()).hasSize(25);
    assertThatThrownBy(() -> batch(26)).isInstanceOf(BatchLimitExceededException.class);
  }

  @Test
  void a_deployment_registers_its_revision_and_shows_it_without_content() {
    String id = world.deploy();

    RevisionLocation shown = world.info(id).revision();
    assertThat(shown.appSpecContent().content()).isNull();
    assertThat(get(shown).revision().appSpecContent().content()).isEqualTo(appSpec("1", "2"));
    assertThat(get(shown).revisionInfo().registerTime()).isEqualTo(START);
  }

  @Test
  void a_revision_shows_by_which_groups_it_was_used_and_when() {
    world.client.createDeploymentGroup(CodeDeployWorld.group().deploymentGroupName("b").build());
    RevisionLocation revision = world.info(world.deploy()).revision();
    world.passUntilAllIsOver();
    world.deploy();
    Instant last = world.timeline.now();
    world.deploy(r -> r.deploymentGroupName("b"));

    GenericRevisionInfo info = get(revision).revisionInfo();

    assertThat(info.deploymentGroups()).containsExactly("live", "b");
    assertThat(info.firstUsedTime()).isEqualTo(START);
    assertThat(info.lastUsedTime()).isEqualTo(last);
  }

  @Test
  void a_deployment_may_name_a_registered_revision() {
    register(revision(appSpec("1", "2")), "first");
    RevisionLocation listed = list(SortOrder.ASCENDING).getFirst();

    String id = world.deploy(r -> r.revision(listed));
    world.passUntilAllIsOver();

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(get(listed).revisionInfo().description()).isEqualTo("first");
    assertThat(get(listed).revisionInfo().deploymentGroups()).containsExactly("live");
  }

  @Test
  void a_sha256_beside_the_content_must_be_right() {
    String upperCase = SHA256.toUpperCase(Locale.ROOT);
    world.deploy(r -> r.revision(appSpecContent(c -> c.content("{}").sha256(upperCase))));

    assertThat(get(appSpecContent(c -> c.sha256(SHA256))).revision().appSpecContent().content())
        .isEqualTo("{}");
    world.passUntilAllIsOver();
    assertRefused(InvalidRevisionException.class, appSpecContent(c -> c.content("{}").sha256("0")));
  }

  @Test
  void a_revision_that_says_too_little_is_refused() {
    assertRefused(RevisionRequiredException.class, null);
    assertRefused(InvalidRevisionException.class, RevisionLocation.builder().build());
    assertRefused(
        InvalidRevisionException.class,
        RevisionLocation.builder().revisionType("S3").appSpecContent(c -> c.content("{}")).build());
    assertRefused(
        InvalidRevisionException.class,
        RevisionLocation.builder().revisionType("AppSpecContent").build());
    assertRefused(InvalidRevisionException.class, appSpecContent(c -> {}));
    assertRefused(RevisionDoesNotExistException.class, appSpecContent(c -> c.sha256(SHA256)));
  }

  @Test
  void only_content_can_be_registered_with_a_description_of_some_length() {
    assertThatThrownBy(() -> register(appSpecContent(c -> c.sha256(SHA256)), null))
        .isInstanceOf(InvalidRevisionException.class);
    assertThatThrownBy(() -> register(revision("{}"), "x".repeat(1_001)))
        .isInstanceOf(DescriptionTooLongException.class);
    assertThat(list(SortOrder.ASCENDING)).isEmpty();
    register(revision("{}"), "x".repeat(1_000));
    assertThat(list(SortOrder.ASCENDING)).hasSize(1);
  }

  @Test
  void revisions_belong_to_an_application() {
    assertThatThrownBy(
            () -> world.client.listApplicationRevisions(r -> r.applicationName("absent")))
        .isInstanceOf(ApplicationDoesNotExistException.class);
  }

  private void assertRefused(
      Class<? extends Exception> refusal, @Nullable RevisionLocation revision) {
    assertThatThrownBy(() -> world.deploy(r -> r.revision(revision))).isInstanceOf(refusal);
  }

  private String sha256Of(String content) {
    return get(revision(content)).revision().appSpecContent().sha256();
  }

  private static RevisionLocation appSpecContent(Consumer<AppSpecContent.Builder> content) {
    return RevisionLocation.builder()
        .revisionType("AppSpecContent")
        .appSpecContent(content)
        .build();
  }

  private void register(RevisionLocation revision, @Nullable String description) {
    world.client.registerApplicationRevision(
        r -> r.applicationName("lotto").revision(revision).description(description));
  }

  private GetApplicationRevisionResponse get(RevisionLocation revision) {
    return world.client.getApplicationRevision(r -> r.applicationName("lotto").revision(revision));
  }

  private BatchGetApplicationRevisionsResponse batch(int size) {
    return world.client.batchGetApplicationRevisions(
        r -> r.applicationName("lotto").revisions(Collections.nCopies(size, revision("{}"))));
  }

  private List<RevisionLocation> list(SortOrder order) {
    return world
        .client
        .listApplicationRevisions(r -> r.applicationName("lotto").sortOrder(order))
        .revisions();
  }
}
