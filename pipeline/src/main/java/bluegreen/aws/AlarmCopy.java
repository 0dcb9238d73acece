package bluegreen.aws;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** An alarm as the request that puts it. */
final class AlarmCopy {
  private AlarmCopy() {}

  /**
   * A request that puts an alarm unchanged. PutMetricAlarm replaces the whole alarm, so every
   * member that alarm and request have in common is copied; AWS keeps the tags.
   */
  static PutMetricAlarmRequest of(MetricAlarm alarm) {
    PutMetricAlarmRequest.Builder request = PutMetricAlarmRequest.builder();
    Map<String, SdkField<?>> members = alarm.sdkFieldNameToField();
    for (SdkField<?> field : request.sdkFields()) {
      SdkField<?> member = members.get(field.locationName());
      if (member != null && says(member.getValueOrDefault(alarm))) {
        field.set(request, member.getValueOrDefault(alarm));
      }
    }
    return request.build();
  }

  /** An empty list of dimensions is rejected beside metrics, so it is left out. */
  private static boolean says(@Nullable Object value) {
    return value != null && !(value instanceof Collection<?> list && list.isEmpty());
  }
}
