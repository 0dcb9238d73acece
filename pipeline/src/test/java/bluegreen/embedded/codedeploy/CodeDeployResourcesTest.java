package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.CANARY;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.ROLE;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.START;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.appSpec;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.group;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.codedeploy.deployment.ShiftSchedule;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AlarmsLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.ArnNotSupportedException;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.BatchGetApplicationRevisionsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetApplicationsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentGroupsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentGroupsResponse;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.CreateApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.DeleteApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.DeleteDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.DeleteDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigInUseException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.DeploymentType;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRevisionRequest;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRevisionResponse;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.InvalidAlarmConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidApplicationNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidArnException;
import software.amazon.awssdk.services.codedeploy.model.InvalidAutoRollbackConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidComputePlatformException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentConfigNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentGroupNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStyleException;
import software.amazon.awssdk.services.codedeploy.model.InvalidMinimumHealthyHostValueException;
import software.amazon.awssdk.services.codedeploy.model.InvalidOperationException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRevisionException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRoleException;
import software.amazon.awssdk.services.codedeploy.model.InvalidTrafficRoutingConfigurationException;
import software.amazon.awssdk.services.codedeploy.model.InvalidZonalDeploymentConfigurationException;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationRevisionsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationRevisionsResponse;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentConfigsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentGroupsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.codedeploy.model.RegisterApplicationRevisionRequest;
import software.amazon.awssdk.services.codedeploy.model.ResourceArnRequiredException;
import software.amazon.awssdk.services.codedeploy.model.RevisionDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionRequiredException;
import software.amazon.awssdk.services.codedeploy.model.RoleRequiredException;
import software.amazon.awssdk.services.codedeploy.model.Tag;
import software.amazon.awssdk.services.codedeploy.model.TagRequiredException;
import software.amazon.awssdk.services.codedeploy.model.TagResourceRequest;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingConfig;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingType;
import software.amazon.awssdk.services.codedeploy.model.UntagResourceRequest;
import software.amazon.awssdk.services.codedeploy.model.UpdateApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.UpdateDeploymentGroupRequest;

class CodeDeployResourcesTest {
  private static final String CUSTOM = "Half";

  private final CodeDeployWorld world = new CodeDeployWorld();
  private final CodeDeploy codeDeploy = world.codeDeploy;

  @Test
  void applicationsAreCreatedRenamedAndDeleted() {
    createApplication("other", "Lambda");
    assertThat(applications()).containsExactly("lotto", "other");

    codeDeploy
        .applications()
        .updateApplication(
            UpdateApplicationRequest.builder()
                .applicationName("lotto")
                .newApplicationName("renamed")
                .build());
    assertThat(applications()).containsExactly("other", "renamed");
    assertThat(getGroup("renamed", "live").applicationName()).isEqualTo("renamed");
    assertThat(
            codeDeploy
                .applications()
                .batchGetApplications(
                    BatchGetApplicationsRequest.builder().applicationNames("renamed").build())
                .applicationsInfo()
                .getFirst()
                .computePlatform())
        .isEqualTo(ComputePlatform.LAMBDA);

    codeDeploy
        .applications()
        .deleteApplication(DeleteApplicationRequest.builder().applicationName("other").build());
    assertThat(applications()).containsExactly("renamed");
    assertThatThrownBy(
            () ->
                codeDeploy
                    .applications()
                    .getApplication(
                        GetApplicationRequest.builder().applicationName("other").build()))
        .isInstanceOf(ApplicationDoesNotExistException.class)
        .hasMessage("No application found for name: other");
  }

  @Test
  void applicationsThatCannotBeAreRefused() {
    assertRefused(ApplicationNameRequiredException.class, () -> createApplication(null, "Lambda"));
    assertRefused(InvalidApplicationNameException.class, () -> createApplication("a b", "Lambda"));
    assertRefused(
        InvalidApplicationNameException.class, () -> createApplication("a".repeat(101), "Lambda"));
    assertRefused(
        ApplicationAlreadyExistsException.class, () -> createApplication("lotto", "Lambda"));
    assertRefused(InvalidComputePlatformException.class, () -> createApplication("x", null));
    assertRefused(InvalidComputePlatformException.class, () -> createApplication("x", "ECS"));
  }

  @Test
  void groupsHaveDefaults() {
    createGroup(
        g ->
            g.deploymentGroupName("plain")
                .deploymentConfigName(null)
                .alarmConfiguration((AlarmConfiguration) null)
                .autoRollbackConfiguration((AutoRollbackConfiguration) null));

    DeploymentGroupInfo group = getGroup("lotto", "plain");

    assertThat(group.deploymentConfigName()).isEqualTo("CodeDeployDefault.LambdaAllAtOnce");
    assertThat(group.alarmConfiguration().enabled()).isFalse();
    assertThat(group.autoRollbackConfiguration().enabled()).isFalse();
    assertThat(group.deploymentStyle().deploymentTypeAsString()).isEqualTo("BLUE_GREEN");
    assertThat(group.serviceRoleArn()).isEqualTo(ROLE);
    assertThat(group.lastAttemptedDeployment()).isNull();
  }

  @Test
  void groupsThatCannotBeAreRefused() {
    assertGroupRefused(DeploymentGroupAlreadyExistsException.class, g -> {});
    assertGroupRefused(ApplicationDoesNotExistException.class, g -> g.applicationName("absent"));
    assertGroupRefused(
        DeploymentGroupNameRequiredException.class, g -> g.deploymentGroupName(null));
    assertGroupRefused(
        InvalidDeploymentGroupNameException.class, g -> g.deploymentGroupName("a/b"));
    assertGroupRefused(RoleRequiredException.class, named(g -> g.serviceRoleArn(null)));
    assertGroupRefused(InvalidRoleException.class, named(g -> g.serviceRoleArn("me")));
    assertGroupRefused(
        DeploymentConfigDoesNotExistException.class, named(g -> g.deploymentConfigName("absent")));
    assertGroupRefused(
        InvalidDeploymentStyleException.class,
        named(g -> g.deploymentStyle(s -> s.deploymentType(DeploymentType.IN_PLACE))));
    assertGroupRefused(
        InvalidAlarmConfigException.class, named(g -> g.alarmConfiguration(a -> a.enabled(true))));
    assertGroupRefused(
        InvalidAlarmConfigException.class,
        named(g -> g.alarmConfiguration(a -> a.alarms(Alarm.builder().build()))));
    assertGroupRefused(
        AlarmsLimitExceededException.class,
        named(g -> g.alarmConfiguration(a -> a.alarms(alarms(11)))));
    assertGroupRefused(
        InvalidAutoRollbackConfigException.class,
        named(g -> g.autoRollbackConfiguration(r -> r.enabled(true))));
    assertGroupRefused(
        InvalidAutoRollbackConfigException.class,
        named(g -> g.autoRollbackConfiguration(r -> r.eventsWithStrings("NONSENSE"))));
  }

  @Test
  void anUpdateChangesWhatItNamesAndKeepsTheRest() {
    codeDeploy
        .groups()
        .updateDeploymentGroup(
            UpdateDeploymentGroupRequest.builder()
                .applicationName("lotto")
                .currentDeploymentGroupName("live")
                .newDeploymentGroupName("prod")
                .deploymentConfigName("CodeDeployDefault.LambdaAllAtOnce")
                .build());

    DeploymentGroupInfo group = getGroup("lotto", "prod");
    assertThat(group.deploymentConfigName()).isEqualTo("CodeDeployDefault.LambdaAllAtOnce");
    assertThat(group.alarmConfiguration().alarms()).hasSize(1);
    assertThatThrownBy(() -> getGroup("lotto", "live"))
        .isInstanceOf(DeploymentGroupDoesNotExistException.class)
        .hasMessage("No Deployment Group found for name: live");
  }

  @Test
  void groupsAreListedGottenInBatchesAndDeleted() {
    createGroup(g -> g.deploymentGroupName("plain"));
    assertThat(groups()).containsExactly("live", "plain");
    BatchGetDeploymentGroupsResponse batch =
        codeDeploy
            .groups()
            .batchGetDeploymentGroups(
                BatchGetDeploymentGroupsRequest.builder()
                    .applicationName("lotto")
                    .deploymentGroupNames("plain", "absent")
                    .build());
    assertThat(batch.deploymentGroupsInfo())
        .extracting(DeploymentGroupInfo::deploymentGroupName)
        .containsExactly("plain");
    assertThat(batch.errorMessage()).contains("absent");

    codeDeploy
        .groups()
        .deleteDeploymentGroup(
            DeleteDeploymentGroupRequest.builder()
                .applicationName("lotto")
                .deploymentGroupName("plain")
                .build());

    assertThat(groups()).containsExactly("live");
  }

  @Test
  void aGroupKnowsItsLastDeployments() {
    String good = world.deploy();
    world.pass(Duration.ofMinutes(6));
    String bad = world.deploy();
    world.pass(Duration.ofSeconds(2));

    DeploymentGroupInfo group = getGroup("lotto", "live");

    assertThat(group.lastSuccessfulDeployment().deploymentId()).isEqualTo(good);
    assertThat(group.lastAttemptedDeployment().deploymentId()).isEqualTo(bad);
    assertThat(group.lastAttemptedDeployment().status()).isEqualTo(DeploymentStatus.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "CodeDeployDefault.LambdaCanary10Percent5Minutes, 5",
    "CodeDeployDefault.LambdaCanary10Percent10Minutes, 10",
    "CodeDeployDefault.LambdaCanary10Percent15Minutes, 15",
    "CodeDeployDefault.LambdaCanary10Percent30Minutes, 30",
    "CodeDeployDefault.LambdaLinear10PercentEvery1Minute, 9",
    "CodeDeployDefault.LambdaLinear10PercentEvery2Minutes, 18",
    "CodeDeployDefault.LambdaLinear10PercentEvery3Minutes, 27",
    "CodeDeployDefault.LambdaLinear10PercentEvery10Minutes, 90",
    "CodeDeployDefault.LambdaAllAtOnce, 0"
  })
  void predefinedConfigurationsAreThere(String name, long minutes) {
    assertThat(ShiftSchedule.of(getConfiguration(name).trafficRoutingConfig()).length())
        .isEqualTo(Duration.ofMinutes(minutes));
  }

  @Test
  void customConfigurationsAreCreatedAndDeletedUnlessUsed() {
    createConfiguration(CUSTOM, TrafficRouting.linear(33, 2));
    assertThat(ShiftSchedule.of(getConfiguration(CUSTOM).trafficRoutingConfig()).steps())
        .extracting(ShiftSchedule.Step::weight)
        .containsExactly(0.33, 0.66, 0.99, 1.0);
    assertThat(
            codeDeploy
                .configurations()
                .listDeploymentConfigs(ListDeploymentConfigsRequest.builder().build())
                .deploymentConfigsList())
        .contains(CUSTOM, CANARY)
        .hasSize(10);
    createGroup(g -> g.deploymentGroupName("custom").deploymentConfigName(CUSTOM));
    assertRefused(DeploymentConfigInUseException.class, () -> deleteConfiguration(CUSTOM));
    codeDeploy
        .groups()
        .deleteDeploymentGroup(
            DeleteDeploymentGroupRequest.builder()
                .applicationName("lotto")
                .deploymentGroupName("custom")
                .build());

    deleteConfiguration(CUSTOM);

    assertRefused(DeploymentConfigDoesNotExistException.class, () -> getConfiguration(CUSTOM));
    assertRefused(InvalidOperationException.class, () -> deleteConfiguration(CANARY));
  }

  @Test
  void configurationsThatCannotBeAreRefused() {
    TrafficRoutingConfig good = TrafficRouting.canary(50, 1);
    createConfiguration(CUSTOM, good);
    assertRefused(
        DeploymentConfigAlreadyExistsException.class, () -> createConfiguration(CUSTOM, good));
    assertRefused(
        InvalidDeploymentConfigNameException.class,
        () -> createConfiguration("CodeDeployDefault.Mine", good));
    assertRefused(
        DeploymentConfigNameRequiredException.class, () -> createConfiguration(null, good));
    assertRoutingRefused(null);
    assertRoutingRefused(TrafficRouting.canary(0, 5));
    assertRoutingRefused(TrafficRouting.canary(100, 5));
    assertRoutingRefused(TrafficRouting.canary(10, 0));
    assertRoutingRefused(TrafficRouting.canary(10, 2_881));
    assertRoutingRefused(TrafficRouting.linear(1, 30));
    assertRoutingRefused(good.toBuilder().type(TrafficRoutingType.ALL_AT_ONCE).build());
    createConfiguration("longest", TrafficRouting.canary(10, 2_880));
    assertRefused(
        InvalidComputePlatformException.class,
        () -> createConfiguration(r -> r.computePlatform("Server")));
    assertRefused(
        InvalidMinimumHealthyHostValueException.class,
        () -> createConfiguration(r -> r.minimumHealthyHosts(h -> h.value(1))));
    assertRefused(
        InvalidZonalDeploymentConfigurationException.class,
        () -> createConfiguration(r -> r.zonalConfig(z -> {})));
  }

  @Test
  void applicationsAndGroupsHaveTags() {
    String application = "arn:aws:codedeploy:eu-central-1:123456789012:application:lotto";
    String group = "arn:aws:codedeploy:eu-central-1:123456789012:deploymentgroup:lotto/live";

    tag(application, "team", "draws");
    tag(group, "stage", "live");
    assertThat(tags(application)).containsExactly(Tag.builder().key("team").value("draws").build());
    assertThat(tags(group)).hasSize(1);
    codeDeploy
        .tags()
        .untagResource(UntagResourceRequest.builder().resourceArn(group).tagKeys("stage").build());

    assertThat(tags(group)).isEmpty();
    assertRefused(ResourceArnRequiredException.class, () -> tags(null));
    assertRefused(InvalidArnException.class, () -> tags("nonsense"));
    assertRefused(
        ArnNotSupportedException.class,
        () -> tags("arn:aws:codedeploy:eu-central-1:123456789012:deploymentconfig:x"));
    assertRefused(ApplicationDoesNotExistException.class, () -> tags(application + "x"));
    assertRefused(DeploymentGroupDoesNotExistException.class, () -> tags(group + "x"));
    assertRefused(
        TagRequiredException.class,
        () ->
            codeDeploy.tags().tagResource(TagResourceRequest.builder().resourceArn(group).build()));
  }

  @Test
  void revisionsAreKnownByTheirSha256() {
    String content = appSpec("1", "2", "");
    codeDeploy
        .revisions()
        .registerApplicationRevision(
            RegisterApplicationRevisionRequest.builder()
                .applicationName("lotto")
                .description("first")
                .revision(revision(content))
                .build());

    ListApplicationRevisionsResponse list =
        codeDeploy
            .revisions()
            .listApplicationRevisions(
                ListApplicationRevisionsRequest.builder().applicationName("lotto").build());
    RevisionLocation listed = list.revisions().getFirst();
    assertThat(listed.appSpecContent().content()).isNull();
    assertThat(listed.appSpecContent().sha256()).hasSize(64);
    assertThat(getRevision(listed).revision().appSpecContent().content()).isEqualTo(content);
    assertThat(getRevision(listed).revisionInfo().description()).isEqualTo("first");
    assertThat(
            codeDeploy
                .revisions()
                .batchGetApplicationRevisions(
                    BatchGetApplicationRevisionsRequest.builder()
                        .applicationName("lotto")
                        .revisions(listed)
                        .build())
                .revisions())
        .hasSize(1);
  }

  @Test
  void aDeploymentShowsItsRevisionWithoutContentAndRegistersIt() {
    String id = world.deploy();

    RevisionLocation shown = world.info(id).revision();

    assertThat(shown.appSpecContent().content()).isNull();
    assertThat(getRevision(shown).revision().appSpecContent().content())
        .isEqualTo(appSpec("1", "2", ""));
    assertThat(getRevision(shown).revisionInfo().deploymentGroups()).containsExactly("live");
    assertThat(getRevision(shown).revisionInfo().firstUsedTime()).isEqualTo(START);
  }

  @Test
  void aDeploymentMayNameARegisteredRevision() {
    String first = world.deploy();
    RevisionLocation shown = world.info(first).revision();
    world.stop(first, r -> {});
    world.pass(Duration.ofMinutes(1));

    String second = world.deploy("", r -> r.revision(shown));
    world.pass(Duration.ofMinutes(6));

    assertThat(world.info(second).status()).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void revisionsThatCannotBeAreRefused() {
    assertRefused(
        RevisionRequiredException.class,
        () -> world.deploy("", r -> r.revision((RevisionLocation) null)));
    assertRefused(
        InvalidRevisionException.class,
        () -> world.deploy("", r -> r.revision(v -> v.revisionType("S3"))));
    assertRefused(
        InvalidRevisionException.class,
        () -> world.deploy("", r -> r.revision(v -> v.revisionType("AppSpecContent"))));
    assertRefused(
        InvalidRevisionException.class,
        () ->
            world.deploy(
                "",
                r ->
                    r.revision(
                        v ->
                            v.revisionType("AppSpecContent")
                                .appSpecContent(c -> c.content("{}").sha256("00")))));
    assertRefused(
        RevisionDoesNotExistException.class,
        () ->
            world.deploy(
                "",
                r ->
                    r.revision(
                        v ->
                            v.revisionType("AppSpecContent").appSpecContent(c -> c.sha256("00")))));
  }

  private GetApplicationRevisionResponse getRevision(RevisionLocation revision) {
    return codeDeploy
        .revisions()
        .getApplicationRevision(
            GetApplicationRevisionRequest.builder()
                .applicationName("lotto")
                .revision(revision)
                .build());
  }

  private void createApplication(@Nullable String name, @Nullable String platform) {
    codeDeploy
        .applications()
        .createApplication(
            CreateApplicationRequest.builder()
                .applicationName(name)
                .computePlatform(platform)
                .build());
  }

  private List<String> applications() {
    return codeDeploy
        .applications()
        .listApplications(ListApplicationsRequest.builder().build())
        .applications();
  }

  private void createGroup(Consumer<CreateDeploymentGroupRequest.Builder> more) {
    codeDeploy.groups().createDeploymentGroup(group().applyMutation(more).build());
  }

  private DeploymentGroupInfo getGroup(String application, String name) {
    return codeDeploy
        .groups()
        .getDeploymentGroup(
            GetDeploymentGroupRequest.builder()
                .applicationName(application)
                .deploymentGroupName(name)
                .build())
        .deploymentGroupInfo();
  }

  private List<String> groups() {
    return codeDeploy
        .groups()
        .listDeploymentGroups(
            ListDeploymentGroupsRequest.builder().applicationName("lotto").build())
        .deploymentGroups();
  }

  private static Consumer<CreateDeploymentGroupRequest.Builder> named(
      Consumer<CreateDeploymentGroupRequest.Builder> more) {
    return g -> g.deploymentGroupName("other").applyMutation(more);
  }

  private static List<Alarm> alarms(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Alarm.builder().name("alarm" + i).build())
        .toList();
  }

  private void createConfiguration(@Nullable String name, @Nullable TrafficRoutingConfig routing) {
    createConfiguration(r -> r.deploymentConfigName(name).trafficRoutingConfig(routing));
  }

  private void createConfiguration(Consumer<CreateDeploymentConfigRequest.Builder> more) {
    codeDeploy
        .configurations()
        .createDeploymentConfig(
            CreateDeploymentConfigRequest.builder()
                .deploymentConfigName("another")
                .computePlatform("Lambda")
                .trafficRoutingConfig(TrafficRouting.canary(10, 5))
                .applyMutation(more)
                .build());
  }

  private DeploymentConfigInfo getConfiguration(String name) {
    return codeDeploy
        .configurations()
        .getDeploymentConfig(
            GetDeploymentConfigRequest.builder().deploymentConfigName(name).build())
        .deploymentConfigInfo();
  }

  private void deleteConfiguration(String name) {
    codeDeploy
        .configurations()
        .deleteDeploymentConfig(
            DeleteDeploymentConfigRequest.builder().deploymentConfigName(name).build());
  }

  private void tag(String arn, String key, String value) {
    codeDeploy
        .tags()
        .tagResource(
            TagResourceRequest.builder()
                .resourceArn(arn)
                .tags(Tag.builder().key(key).value(value).build())
                .build());
  }

  private List<Tag> tags(@Nullable String arn) {
    return codeDeploy
        .tags()
        .listTagsForResource(ListTagsForResourceRequest.builder().resourceArn(arn).build())
        .tags();
  }

  private void assertGroupRefused(
      Class<? extends CodeDeployException> type,
      Consumer<CreateDeploymentGroupRequest.Builder> more) {
    assertRefused(type, () -> createGroup(more));
  }

  private void assertRoutingRefused(@Nullable TrafficRoutingConfig routing) {
    assertRefused(
        InvalidTrafficRoutingConfigurationException.class,
        () -> createConfiguration("another", routing));
  }

  private static void assertRefused(
      Class<? extends CodeDeployException> type, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(type);
  }
}
