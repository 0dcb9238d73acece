package bluegreen.embedded.cloudwatch;

import bluegreen.embedded.cloudwatch.alarm.AlarmStore;
import bluegreen.embedded.cloudwatch.metric.Errors;
import bluegreen.embedded.model.Page;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** CloudWatch's operation that reads the history of alarms. */
final class AlarmHistoryOperations {
  private final AlarmStore alarms;

  AlarmHistoryOperations(AlarmStore alarms) {
    this.alarms = alarms;
  }

  public DescribeAlarmHistoryResponse describeAlarmHistory(DescribeAlarmHistoryRequest request) {
    List<AlarmHistoryItem> newestFirst =
        alarms.history().stream().filter(happened(request)).toList();
    boolean ascending = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
    Page<AlarmHistoryItem> page =
        Page.of(
            ascending ? newestFirst.reversed() : newestFirst,
            request.nextToken(),
            null,
            AlarmQueryOperations.records(request.maxRecords()),
            Errors::token);
    return DescribeAlarmHistoryResponse.builder()
        .alarmHistoryItems(page.items())
        .nextToken(page.next())
        .build();
  }

  private static Predicate<AlarmHistoryItem> happened(DescribeAlarmHistoryRequest request) {
    return item ->
        AlarmQueryOperations.types(request.alarmTypes()).contains(item.alarmType())
            && AlarmQueryOperations.isOrAny(request.alarmName(), item.alarmName())
            && AlarmQueryOperations.isOrAny(request.historyItemType(), item.historyItemType())
            && (request.startDate() == null || !item.timestamp().isBefore(request.startDate()))
            && (request.endDate() == null || !item.timestamp().isAfter(request.endDate()));
  }
}
