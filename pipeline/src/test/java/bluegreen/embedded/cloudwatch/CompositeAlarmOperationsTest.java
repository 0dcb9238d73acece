package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.CloudWatchWorld.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.cloudwatch.model.StateValue.ALARM;
import static software.amazon.awssdk.services.cloudwatch.model.StateValue.INSUFFICIENT_DATA;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** What callers do with composite alarms. */
class CompositeAlarmOperationsTest {
  private final CloudWatchWorld world = new CloudWatchWorld("09:59:30");

  @BeforeEach
  void two_alarms() {
    world.put("errors");
    world.put("latency");
  }

  @Test
  void composite_alarms_are_shown_if_asked_for() {
    world.putComposite("any", "ALARM(errors)");

    assertThat(described(r -> {})).containsExactly("errors", "latency");
    assertThat(described(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM))).containsExactly("any");
    assertThat(described(r -> r.alarmTypes(AlarmType.knownValues())))
        .containsExactly("errors", "latency", "any");
    assertThat(described(r -> r.alarmTypes(AlarmType.knownValues()).maxRecords(2)))
        .containsExactly("errors", "any");
    CompositeAlarm alarm = world.composite("any");
    assertThat(alarm.alarmRule()).isEqualTo("ALARM(errors)");
    assertThat(alarm.alarmArn()).isEqualTo(ARN + "any");
    assertThat(alarm.actionsEnabled()).isTrue();
    assertThat(alarm.hasAlarmActions()).isTrue();
  }

  @Test
  void of_children_only_the_state_is_shown_and_of_parents_the_name() {
    world.putComposite("inner", "ALARM(errors)");
    world.putComposite("outer", "ALARM(inner) AND ALARM(latency)");

    DescribeAlarmsResponse children =
        world.client.describeAlarms(r -> r.childrenOfAlarmName("outer"));
    DescribeAlarmsResponse parents =
        world.client.describeAlarms(r -> r.parentsOfAlarmName("errors"));

    assertThat(children.compositeAlarms())
        .containsExactly(
            CompositeAlarm.builder()
                .alarmName("inner")
                .alarmArn(ARN + "inner")
                .stateValue(INSUFFICIENT_DATA)
                .stateUpdatedTimestamp(world.timeline.now())
                .build());
    assertThat(children.metricAlarms())
        .containsExactly(
            MetricAlarm.builder()
                .alarmName("latency")
                .alarmArn(ARN + "latency")
                .stateValue(INSUFFICIENT_DATA)
                .stateUpdatedTimestamp(world.timeline.now())
                .build());
    assertThat(parents.compositeAlarms())
        .containsExactly(
            CompositeAlarm.builder().alarmName("inner").alarmArn(ARN + "inner").build());
    assertThat(described(r -> r.childrenOfAlarmName("errors"))).isEmpty();
    assertThatThrownBy(() -> described(r -> r.childrenOfAlarmName("outer").stateValue("OK")))
        .hasMessageContaining("MaxRecords and NextToken only");
  }

  @Test
  void an_alarm_that_a_rule_names_is_not_deleted() {
    world.putComposite("any", "ALARM(errors) OR ALARM(latency)");

    assertNotDeleted("Cannot delete errors as there are composite alarm(s) depending on it.");
    assertThatThrownBy(() -> world.client.deleteAlarms(r -> r.alarmNames("errors", "latency")))
        .hasMessageContaining(
            "Cannot delete errors,latency as there are composite alarm(s) depending on them.");
    world.client.deleteAlarms(r -> r.alarmNames("errors", "any"));

    assertThat(described(r -> r.alarmTypes(AlarmType.knownValues()))).containsExactly("latency");
  }

  @Test
  void one_composite_alarm_is_deleted_at_once() {
    world.putComposite("one", "FALSE");
    world.putComposite("two", "FALSE");

    assertThatThrownBy(() -> world.client.deleteAlarms(r -> r.alarmNames("one", "two", "errors")))
        .hasMessageContaining("At most one composite alarm");
    assertThat(world.names(r -> {})).contains("errors");
  }

  @Test
  void a_cycle_ends_with_a_rule_that_leaves_it() {
    world.putComposite("one", "FALSE");
    world.putComposite("two", "ALARM(one)");
    world.putComposite("one", "ALARM(two)");
    assertThatThrownBy(() -> world.client.deleteAlarms(r -> r.alarmNames("two")))
        .hasMessageContaining("Cannot delete two");

    world.putComposite("one", "false");

    world.client.deleteAlarms(r -> r.alarmNames("two"));
    world.client.deleteAlarms(r -> r.alarmNames("one"));
  }

  @Test
  void history_tags_and_actions_are_those_of_any_alarm() {
    Tag tag = Tag.builder().key("app").value("lotto").build();
    world.client.putCompositeAlarm(r -> r.alarmName("any").alarmRule("FALSE").tags(tag));
    world.set("any", ALARM);
    world.client.disableAlarmActions(r -> r.alarmNames("any"));

    assertThat(world.composite("any").actionsEnabled()).isFalse();
    assertThat(world.client.listTagsForResource(r -> r.resourceARN(ARN + "any")).tags())
        .containsExactly(tag);
    assertThat(world.history(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM)))
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly(
            "Alarm \"any\" updated",
            "Alarm updated from INSUFFICIENT_DATA to ALARM",
            "Alarm \"any\" created");
    assertThat(world.history(r -> r.alarmName("any"))).isEmpty();
  }

  @Test
  void composite_alarms_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> world.putComposite("any", "ALARM(errors) OR ALARM(absent)"))
        .hasMessageContaining(
            "Could not save the composite alarm as alarms [absent] in the alarm rule do not exist");
    assertThatThrownBy(() -> world.putComposite("errors", "FALSE"))
        .hasMessageContaining("another type");
    assertThatThrownBy(
            () ->
                world.client.putCompositeAlarm(
                    r -> r.alarmName("any").alarmRule("FALSE").actionsSuppressor("errors")))
        .hasMessageContaining("ActionsSuppressorWaitPeriod");
    assertThatThrownBy(() -> world.set("any", StateValue.OK))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private void assertNotDeleted(String message) {
    assertThatThrownBy(() -> world.client.deleteAlarms(r -> r.alarmNames("errors")))
        .hasMessageContaining(message);
    assertThat(world.names(r -> {})).contains("errors");
  }

  /** Metric alarms, then composite ones. */
  private List<String> described(Consumer<DescribeAlarmsRequest.Builder> filter) {
    DescribeAlarmsResponse found = world.client.describeAlarms(filter);
    List<String> names = new ArrayList<>();
    found.metricAlarms().forEach(alarm -> names.add(alarm.alarmName()));
    found.compositeAlarms().forEach(alarm -> names.add(alarm.alarmName()));
    return names;
  }
}
