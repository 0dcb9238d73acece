package bluegreen.release;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import bluegreen.embedded.wire.Interceptor;
import bluegreen.ports.Change.AlarmsPointed;
import bluegreen.ports.Change.CodeUpdated;
import bluegreen.ports.Change.VersionPublished;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployments.Guards;
import bluegreen.ports.Deployments.Pace;
import bluegreen.ports.Image;
import bluegreen.ports.Latest;
import bluegreen.ports.Origin;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Reason.AlarmFired;
import bluegreen.ports.Refusal;
import bluegreen.ports.VersionNumber;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.release.steps.Publication;
import bluegreen.world.Faults;
import bluegreen.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** The alarm that watches one version: each release points it at the one coming in. */
class CanaryAlarmTest {
  private static final String CANARY = "lotto-canary-errors";
  private static final String ALIAS = "lotto-live-errors";

  private final World world = new World().decidedByAlarms();
  private final AtomicInteger puts = new AtomicInteger();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void it_rolls_back_a_canary_whose_errors_are_diluted_in_the_whole_alias() {
    Outcome outcome = world.release("bad");

    assertThat(outcome)
        .asInstanceOf(type(RolledBack.class))
        .satisfies(r -> assertThat(alarms(r)).containsExactly(CANARY));
    assertThat(transitions(ALIAS)).containsExactly("Alarm updated from INSUFFICIENT_DATA to OK");
    assertThat(world.alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void it_is_pointed_at_the_new_version_before_that_gets_traffic() {
    List<String> pointedAt = new CopyOnWriteArrayList<>();
    world.intercept(Faults.before("CreateDeployment", () -> pointedAt.add(version(alarm(CANARY)))));

    assertThat(world.release("good")).isInstanceOf(Released.class);

    assertThat(pointedAt).containsExactly("2");
  }

  @Test
  void nothing_else_of_it_is_changed() {
    put(
        alarm ->
            alarm
                .alarmDescription("tells")
                .actionsEnabled(false)
                .alarmActions("arn:aws:sns:eu-central-1:123456789012:alarm")
                .okActions("arn:aws:sns:eu-central-1:123456789012:ok")
                .insufficientDataActions("arn:aws:sns:eu-central-1:123456789012:insufficient")
                .statistic((String) null)
                .extendedStatistic("p90")
                .evaluateLowSampleCountPercentile("ignore")
                .period(120)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .unit("Count")
                .threshold(7.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData("missing"));
    world
        .clients()
        .cloudWatch()
        .tagResource(
            r ->
                r.resourceARN(alarm(CANARY).alarmArn())
                    .tags(Tag.builder().key("team").value("lotto").build()));
    world.onWait(() -> {});
    world.pass(Duration.ofMinutes(5));
    MetricAlarm before = alarm(CANARY);

    world.release("good");

    assertThat(pointedAtFirst(alarm(CANARY))).isEqualTo(pointedAtFirst(before));
    assertThat(
            world
                .clients()
                .cloudWatch()
                .listTagsForResource(r -> r.resourceARN(before.alarmArn()))
                .tags())
        .containsExactly(Tag.builder().key("team").value("lotto").build());
  }

  @Test
  void an_alarm_on_an_expression_is_pointed_in_all_its_metrics() {
    putRate("1", "1");

    assertThat(world.release("bad"))
        .asInstanceOf(type(RolledBack.class))
        .satisfies(r -> assertThat(alarms(r)).containsExactly(CANARY));
    assertThat(alarm(CANARY).metrics()).hasSize(3);
    assertThat(alarm(CANARY).metrics().stream().filter(m -> m.metricStat() != null))
        .allSatisfy(m -> assertThat(m.metricStat().metric().dimensions()).contains(executed("2")));
  }

  @Test
  void an_alarm_that_compares_versions_is_refused() {
    putRate("1", "2");

    assertThat(refusals(world.release("good")))
        .containsExactly(
            "Alarm lotto-canary-errors watches versions 1 and 2: the release can't tell which of"
                + " them to replace by the new one.");
    assertThat(world.functions().versions()).hasSize(1);
  }

  @Test
  void an_alarm_that_compares_is_pointed_at_both_versions() {
    putComparison("1", "1");
    world.release("good");
    assertThat(watched()).containsExactly("blueErrors 1", "greenErrors 2", "greenServerErrors 2");
    world.intercept(Faults.before("PutMetricAlarm", puts::incrementAndGet));
    push("better", "none");

    world.release("better");

    assertThat(watched()).containsExactly("blueErrors 2", "greenErrors 3", "greenServerErrors 3");
    assertThat(puts).hasValue(1);
  }

  @Test
  void an_alarm_that_compares_rolls_back_what_is_worse_than_blue() {
    putComparison("1", "1");

    assertThat(world.release("bad"))
        .asInstanceOf(type(RolledBack.class))
        .satisfies(r -> assertThat(alarms(r)).containsExactly(CANARY));
    assertThat(watched()).containsExactly("blueErrors 1", "greenErrors 2", "greenServerErrors 2");
  }

  @Test
  void an_alarm_that_compares_is_not_put_again_where_it_points_already() {
    putComparison("1", "1");
    world.release("good");
    world.rollback();
    world.intercept(Faults.before("PutMetricAlarm", puts::incrementAndGet));

    assertThat(world.release("good")).isInstanceOf(Released.class);

    assertThat(puts).hasValue(0);
    assertThat(watched()).containsExactly("blueErrors 1", "greenErrors 2", "greenServerErrors 2");
  }

  @Test
  void an_alarm_whose_put_is_refused_stops_the_release_in_clear_words() {
    putComparison("1", "1");
    world.intercept(Faults.always("PutMetricAlarm", Faults.DENIED));

    assertThat(((NotReleased) world.release("good")).refusals().getFirst().why())
        .isEqualTo(
            "Pointing alarm lotto-canary-errors at version 2 (CloudWatch PutMetricAlarm) was"
                + " denied: AccessDenied: not authorized");
    assertThat(watched()).containsExactly("blueErrors 1", "greenErrors 1", "greenServerErrors 1");
  }

  @Test
  void an_alarm_that_has_no_green_to_compare_with_blue_is_left_alone_and_told() {
    world
        .clients()
        .cloudWatch()
        .putMetricAlarm(
            r ->
                r.alarmName(CANARY)
                    .metrics(
                        metric("blueErrors", "Errors", "1").toBuilder().returnData(true).build())
                    .evaluationPeriods(1)
                    .threshold(1_000.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));

    assertThat(world.release("good")).isInstanceOf(Released.class);

    assertThat(watched()).containsExactly("blueErrors 1");
    assertThat(world.told().lines())
        .anyMatch(line -> line.startsWith("Alarm lotto-canary-errors watches a version in a way"));
  }

  /** The versions in the canary's alarm by the ids of its metrics. */
  private List<String> watched() {
    return alarm(CANARY).metrics().stream()
        .filter(query -> query.metricStat() != null)
        .flatMap(
            query ->
                query.metricStat().metric().dimensions().stream()
                    .filter(d -> d.name().equals("ExecutedVersion"))
                    .map(d -> query.id() + " " + d.value()))
        .sorted()
        .toList();
  }

  /**
   * Puts it on whether green, by Lambda's count and that of log lines, fails where blue doesn't.
   */
  private void putComparison(String green, String blue) {
    MetricDataQuery lines = metric("greenServerErrors", "ServerErrors", green);
    world
        .clients()
        .cloudWatch()
        .putMetricAlarm(
            r ->
                r.alarmName(CANARY)
                    .metrics(
                        metric("greenErrors", "Errors", green),
                        metric("blueErrors", "Errors", blue),
                        lines.toBuilder()
                            .metricStat(
                                s ->
                                    s.period(60)
                                        .stat("Sum")
                                        .metric(
                                            m ->
                                                m.namespace("bluegreen/lotto")
                                                    .metricName("ServerErrors")
                                                    .dimensions(executed(green))))
                            .build(),
                        MetricDataQuery.builder()
                            .id("greenExcess")
                            .expression("greenErrors + FILL(greenServerErrors, 0) - blueErrors")
                            .build())
                    .evaluationPeriods(1)
                    .threshold(0.0)
                    .treatMissingData("notBreaching")
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
  }

  @Test
  void alarms_on_something_else_are_left_alone() {
    put(alarm -> alarm.dimensions(dimension("Resource", "bingo:live"), executed("1")));

    assertThat(world.release("good")).isInstanceOf(Released.class);
    assertThat(version(alarm(CANARY))).isEqualTo("1");
  }

  @Test
  void errors_of_a_previous_version_neither_refuse_a_release_nor_roll_it_back() {
    world.release("bad");
    assertThat(alarm(CANARY).stateValue()).isEqualTo(StateValue.ALARM);

    assertThat(world.release("good")).isInstanceOf(Released.class);
    assertThat(world.told().lines())
        .contains("Waiting until CloudWatch has evaluated version 3's own alarm");
    assertThat(version(alarm(CANARY))).isEqualTo("3");
  }

  @Test
  void a_fix_that_overrides_alarms_is_still_guarded_by_its_own() {
    world.release("bad");
    fire(ALIAS);
    push("worse", "traffic");

    Outcome outcome =
        world.release(
            World.order("worse")
                .with(FiringAlarms.OVERRIDE)
                .with(Judging.DEFAULT.with(Judging.Role.INFORMS)));

    assertThat(outcome)
        .asInstanceOf(type(RolledBack.class))
        .satisfies(r -> assertThat(r.former()).containsExactly(v(3)))
        .satisfies(r -> assertThat(alarms(r)).containsExactly(CANARY));
  }

  @Test
  void one_that_keeps_firing_stops_the_release_unless_overridden() {
    put(alarm -> alarm.treatMissingData("breaching"));
    world.onWait(() -> {});
    world.pass(Duration.ofMinutes(5));

    NotReleased refused = (NotReleased) world.release("good");
    assertThat(refused.refusals().getFirst().why())
        .startsWith("Alarm lotto-canary-errors is firing: Threshold Crossed: no datapoints");
    assertThat(refused.changes())
        .containsExactly(new CodeUpdated(), new VersionPublished(v(2)), new AlarmsPointed(v(2)));
    assertThat(world.trace()).isEmpty();

    assertThat(world.release(World.order("good").with(FiringAlarms.OVERRIDE)))
        .isInstanceOf(Released.class);
    assertThat(world.told().lines()).anyMatch(l -> l.endsWith("; guarded by " + ALIAS));
  }

  @Test
  void it_is_not_put_again_where_it_points_already() {
    world.release("good");
    world.rollback();
    world.intercept(Faults.before("PutMetricAlarm", puts::incrementAndGet));

    assertThat(world.release("good")).isInstanceOf(Released.class);

    assertThat(version(alarm(CANARY))).isEqualTo("2");
    assertThat(puts).hasValue(0);
  }

  @Test
  void neither_a_rollback_nor_a_rejoined_release_points_it_elsewhere() {
    world.interruptWhen(world::canaryHasTraffic);
    world.release("good");
    world.intercept(Faults.before("PutMetricAlarm", puts::incrementAndGet));

    assertThat(world.release("good")).isInstanceOf(Released.class);
    assertThat(world.rollback()).isInstanceOf(RolledBack.class);

    assertThat(puts).hasValue(0);
    assertThat(version(alarm(CANARY))).isEqualTo("2");
  }

  @Test
  void without_the_permission_the_remedy_says_what_to_allow() {
    world.intercept(Faults.always("PutMetricAlarm", Faults.DENIED));

    assertThat(world.release("good"))
        .isEqualTo(
            new NotReleased(
                List.of(
                    new Refusal(
                        "Pointing alarm lotto-canary-errors at version 2 (CloudWatch"
                            + " PutMetricAlarm) was denied: AccessDenied: not authorized",
                        "Allow cloudwatch:PutMetricAlarm on"
                            + " arn:aws:cloudwatch:eu-central-1:123456789012:alarm:lotto-canary-errors,"
                            + " as terraform/github.tf does; or take the alarm out of the"
                            + " deployment group.")),
                List.of(new CodeUpdated(), new VersionPublished(v(2)))));
    assertThat(world.trace()).isEmpty();
  }

  @Test
  void a_release_that_is_too_late_points_it_back_at_the_version_coming_in() {
    push("theirs", "none");
    world.intercept(Faults.before("CreateDeployment", this::somebodyElseReleases));

    assertThat(world.release("good")).isInstanceOf(NotReleased.class);
    assertThat(version(alarm(CANARY))).isEqualTo("3");
  }

  private void somebodyElseReleases() {
    world.intercept(Interceptor.NONE);
    Connection aws = world.connect();
    Publication publication = new Publication(aws.functions(), world.time(), world.told());
    Image image = aws.registry().resolve(World.image("theirs"), "amd64");
    try {
      Latest latest = publication.updateCode(aws.functions().latest(), image);
      VersionNumber green = publication.publish(latest, image, Origin.parse("")).number();
      aws.deployments().create(new Shift(v(1), green), "", new Guards.OfGroup(), Pace.OF_GROUP);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> alarms(RolledBack rolledBack) {
    return ((AlarmFired) rolledBack.reason()).alarms();
  }

  private MetricAlarm alarm(String name) {
    return world
        .clients()
        .cloudWatch()
        .describeAlarms(r -> r.alarmNames(name).alarmTypes(AlarmType.METRIC_ALARM))
        .metricAlarms()
        .getFirst();
  }

  private static String version(MetricAlarm alarm) {
    return alarm.dimensions().stream()
        .filter(d -> d.name().equals("ExecutedVersion"))
        .map(Dimension::value)
        .findFirst()
        .orElseThrow();
  }

  /** The alarm as it would be if it pointed at version 1, and had for long. */
  private static MetricAlarm pointedAtFirst(MetricAlarm alarm) {
    return alarm.toBuilder()
        .alarmConfigurationUpdatedTimestamp(Instant.EPOCH)
        .dimensions(
            alarm.dimensions().stream()
                .map(d -> d.name().equals("ExecutedVersion") ? executed("1") : d)
                .toList())
        .build();
  }

  private List<String> transitions(String alarm) {
    return world
        .clients()
        .cloudWatch()
        .describeAlarmHistory(r -> r.alarmName(alarm).historyItemType(HistoryItemType.STATE_UPDATE))
        .alarmHistoryItems()
        .stream()
        .map(AlarmHistoryItem::historySummary)
        .toList();
  }

  /** Puts the canary's alarm as it is but for {@code change}. */
  private void put(UnaryOperator<PutMetricAlarmRequest.Builder> change) {
    PutMetricAlarmRequest.Builder as =
        PutMetricAlarmRequest.builder()
            .alarmName(CANARY)
            .namespace("AWS/Lambda")
            .metricName("Errors")
            .dimensions(of("1"))
            .statistic(Statistic.SUM)
            .period(60)
            .evaluationPeriods(1)
            .threshold(1.0)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD);
    world.clients().cloudWatch().putMetricAlarm(change.apply(as).build());
  }

  /** Puts it on the share of requests to one version that fail among those to another. */
  private void putRate(String failing, String all) {
    world
        .clients()
        .cloudWatch()
        .putMetricAlarm(
            r ->
                r.alarmName(CANARY)
                    .metrics(
                        metric("errors", "Errors", failing),
                        metric("requests", "Invocations", all),
                        MetricDataQuery.builder()
                            .id("rate")
                            .expression("errors / requests")
                            .build())
                    .evaluationPeriods(1)
                    .threshold(0.5)
                    .treatMissingData("notBreaching")
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
  }

  private static MetricDataQuery metric(String id, String name, String version) {
    return MetricDataQuery.builder()
        .id(id)
        .returnData(false)
        .metricStat(
            s ->
                s.period(60)
                    .stat("Sum")
                    .metric(
                        m -> m.namespace("AWS/Lambda").metricName(name).dimensions(of(version))))
        .build();
  }

  private static List<Dimension> of(String version) {
    return List.of(
        dimension("FunctionName", "lotto"), dimension("Resource", "lotto:live"), executed(version));
  }

  private static Dimension executed(String version) {
    return dimension("ExecutedVersion", version);
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private void fire(String alarm) {
    world
        .clients()
        .cloudWatch()
        .setAlarmState(r -> r.alarmName(alarm).stateValue(StateValue.ALARM).stateReason("a test"));
  }

  private void push(String tag, String fault) {
    World.bundle().pushFailing(world.aws().ecr(), tag, fault);
  }

  private static List<String> refusals(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).refusals().stream().map(Refusal::why).toList();
  }
}
