package bluegreen.embedded.cloudwatch.alarm;

import bluegreen.embedded.model.AlarmListener;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import tools.jackson.databind.json.JsonMapper;

/** The alarms and their history. All changes of an alarm's state go through this class. */
public final class AlarmStore {
  /**
   * The number of history items kept. AWS keeps 30 days; a number of items limits the memory at any
   * speed of time.
   */
  static final int HISTORY = 1_000;

  private final NavigableMap<String, MetricAlarm> alarms = new TreeMap<>();
  private final Deque<AlarmHistoryItem> history = new ArrayDeque<>();
  private final List<AlarmListener> listeners = new ArrayList<>();

  public Optional<MetricAlarm> find(String name) {
    return Optional.ofNullable(alarms.get(name));
  }

  /** All alarms, by name. */
  public Collection<MetricAlarm> all() {
    return List.copyOf(alarms.values());
  }

  /** The history, newest item first. */
  public Collection<AlarmHistoryItem> history() {
    return List.copyOf(history);
  }

  /** Adds a listener for changes of state. */
  public void listen(AlarmListener listener) {
    listeners.add(listener);
  }

  /** Creates or replaces an alarm. */
  public void put(MetricAlarm alarm, Instant now) {
    boolean created = alarms.put(alarm.alarmName(), alarm) == null;
    configured(alarm, created ? "created" : "updated", now);
  }

  public void delete(MetricAlarm alarm, Instant now) {
    alarms.remove(alarm.alarmName());
    configured(alarm, "deleted", now);
  }

  /** Sets an alarm's state; notifies the listeners if the state differs from the previous one. */
  public void change(String name, AlarmVerdict verdict, Instant now) {
    MetricAlarm before = alarms.get(name);
    if (before == null) {
      return;
    }
    MetricAlarm.Builder after =
        before.toBuilder()
            .stateValue(verdict.state())
            .stateReason(verdict.reason())
            .stateReasonData(verdict.data())
            .stateUpdatedTimestamp(now);
    if (before.stateValue() == verdict.state()) {
      alarms.put(name, after.build());
      return;
    }
    alarms.put(name, after.stateTransitionedTimestamp(now).build());
    record(
        before, HistoryItemType.STATE_UPDATE, changed(before, verdict), data(before, verdict), now);
    StateValue old = before.stateValue();
    listeners.forEach(l -> l.onAlarmChange(now, name, old, verdict.state(), verdict.reason()));
  }

  private static String changed(MetricAlarm before, AlarmVerdict verdict) {
    return "Alarm updated from " + before.stateValue() + " to " + verdict.state();
  }

  private static String data(MetricAlarm before, AlarmVerdict verdict) {
    return JsonMapper.shared()
        .writeValueAsString(
            ordered(
                "version", "1.0",
                "oldState", state(before.stateValueAsString(), before.stateReason()),
                "newState", state(verdict.state().toString(), verdict.reason())));
  }

  private static Map<String, Object> state(String value, String reason) {
    return ordered("stateValue", value, "stateReason", reason);
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private void configured(MetricAlarm alarm, String how, Instant now) {
    String summary = "Alarm \"" + alarm.alarmName() + "\" " + how;
    record(alarm, HistoryItemType.CONFIGURATION_UPDATE, summary, "{\"version\":\"1.0\"}", now);
  }

  private void record(
      MetricAlarm alarm, HistoryItemType type, String summary, String data, Instant now) {
    history.addFirst(
        AlarmHistoryItem.builder()
            .alarmName(alarm.alarmName())
            .alarmType(AlarmType.METRIC_ALARM)
            .timestamp(now)
            .historyItemType(type)
            .historySummary(summary)
            .historyData(data)
            .build());
    if (history.size() > HISTORY) {
      history.removeLast();
    }
  }
}
