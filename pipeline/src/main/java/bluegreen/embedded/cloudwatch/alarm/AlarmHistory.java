package bluegreen.embedded.cloudwatch.alarm;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import tools.jackson.databind.json.JsonMapper;

/** What happened to alarms. */
final class AlarmHistory {
  /**
   * The number of items kept. AWS keeps 30 days; a number of items limits the memory at any speed
   * of time.
   */
  private static final int MOST = 1_000;

  private final Deque<AlarmHistoryItem> items = new ArrayDeque<>();

  /** All items, newest first. */
  Collection<AlarmHistoryItem> newestFirst() {
    return List.copyOf(items);
  }

  /**
   * @param how what happened to the definition, such as {@code created}
   */
  void configured(AlarmDefinition alarm, String how, Instant now) {
    String summary = "Alarm \"" + alarm.name() + "\" " + how;
    record(
        item(alarm, now)
            .historyItemType(HistoryItemType.CONFIGURATION_UPDATE)
            .historySummary(summary)
            .historyData("{\"version\":\"1.0\"}"));
  }

  void changed(Alarm before, AlarmVerdict verdict, Instant now) {
    record(
        item(before.definition(), now)
            .historyItemType(HistoryItemType.STATE_UPDATE)
            .historySummary("Alarm updated from " + before.value() + " to " + verdict.state())
            .historyData(data(before.state().verdict(), verdict)));
  }

  private static AlarmHistoryItem.Builder item(AlarmDefinition alarm, Instant now) {
    return AlarmHistoryItem.builder()
        .alarmName(alarm.name())
        .alarmType(alarm.type())
        .timestamp(now);
  }

  private void record(AlarmHistoryItem.Builder item) {
    items.addFirst(item.build());
    if (items.size() > MOST) {
      items.removeLast();
    }
  }

  private static String data(AlarmVerdict before, AlarmVerdict after) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("version", "1.0");
    data.put("oldState", data(before));
    data.put("newState", data(after));
    return JsonMapper.shared().writeValueAsString(data);
  }

  private static Map<String, String> data(AlarmVerdict verdict) {
    Map<String, String> state = new LinkedHashMap<>();
    state.put("stateValue", verdict.state().toString());
    state.put("stateReason", verdict.reason());
    return state;
  }
}
