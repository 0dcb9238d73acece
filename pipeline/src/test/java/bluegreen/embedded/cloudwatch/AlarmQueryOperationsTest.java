package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.CloudWatchWorld.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** How alarms and their history are shown. */
class AlarmQueryOperationsTest {
  private final CloudWatchWorld world = new CloudWatchWorld("09:59:30");

  @Test
  void every_change_is_in_the_history() {
    world.put(a -> a.treatMissingData("notBreaching"));
    world.at("10:00:10");
    world.set("errors", StateValue.ALARM);

    assertThat(world.history(r -> {}))
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly(
            "Alarm updated from OK to ALARM",
            "Alarm updated from INSUFFICIENT_DATA to OK",
            "Alarm \"errors\" created");
    assertThat(world.history(r -> r.scanBy("TimestampAscending").historyItemType("StateUpdate")))
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly(
            "Alarm updated from INSUFFICIENT_DATA to OK", "Alarm updated from OK to ALARM");
    assertThat(world.history(r -> r.startDate(world.timeline.now()))).hasSize(1);
    assertThat(world.history(r -> r.endDate(world.timeline.now().minusSeconds(1)))).hasSize(2);
    assertThat(world.history(r -> r.alarmName("other"))).isEmpty();
    assertThat(world.history(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM))).isEmpty();
    assertThat(
            world
                .history(r -> r.historyItemType(HistoryItemType.STATE_UPDATE))
                .getFirst()
                .historyData())
        .contains("\"newState\":{\"stateValue\":\"ALARM\",\"stateReason\":\"drill\"}");
  }

  @Test
  void alarms_are_found_by_name_prefix_state_and_metric() {
    world.put(a -> a.treatMissingData("notBreaching"));
    world.put(a -> a.alarmName("latency").metricName("Duration").alarmActions("arn:aws:sns:x"));
    world.at("10:00:00");

    assertThat(world.names(r -> {})).containsExactly("errors", "latency");
    assertThat(world.names(r -> r.alarmNames("errors", "absent"))).containsExactly("errors");
    assertThat(world.names(r -> r.alarmNamePrefix("lat"))).containsExactly("latency");
    assertThat(world.names(r -> r.stateValue("OK"))).containsExactly("errors");
    assertThat(world.names(r -> r.actionPrefix("arn:aws:sns"))).containsExactly("latency");
    assertThat(world.names(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM))).isEmpty();
    assertThat(
            world
                .client
                .describeAlarmsForMetric(
                    r -> r.namespace("AWS/Lambda").metricName("Duration").dimensions(FUNCTION))
                .metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly("latency");
  }

  @Test
  void many_alarms_come_in_pages() {
    world.put("errors");
    world.put("latency");

    DescribeAlarmsResponse first = world.client.describeAlarms(r -> r.maxRecords(1));
    DescribeAlarmsResponse second =
        world.client.describeAlarms(r -> r.maxRecords(1).nextToken(first.nextToken()));

    assertThat(first.metricAlarms()).extracting(MetricAlarm::alarmName).containsExactly("errors");
    assertThat(second.metricAlarms()).extracting(MetricAlarm::alarmName).containsExactly("latency");
    assertThat(second.nextToken()).isNull();
    assertThatThrownBy(() -> world.client.describeAlarms(r -> r.nextToken("nonsense")))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  void lists_that_were_not_given_are_there_and_empty() {
    world.put(a -> a.dimensions(List.of()));

    MetricAlarm alarm = world.alarm();

    assertThat(
            List.of(
                alarm.hasAlarmActions(),
                alarm.hasOkActions(),
                alarm.hasInsufficientDataActions(),
                alarm.hasDimensions()))
        .containsOnly(true);
  }
}
