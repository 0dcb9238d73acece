package bluegreen.embedded.cloudwatch.alarm;

import bluegreen.embedded.model.AlarmListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The alarms and their history. All changes of an alarm's state go through this class. */
public final class AlarmStore {
  private final NavigableMap<String, Alarm> alarms = new TreeMap<>();
  private final AlarmHistory history = new AlarmHistory();
  private final List<AlarmListener> listeners = new ArrayList<>();

  public Optional<Alarm> find(String name) {
    return Optional.ofNullable(alarms.get(name));
  }

  /** All alarms, by name. */
  public Collection<Alarm> all() {
    return List.copyOf(alarms.values());
  }

  /** The composite alarms whose rules name an alarm. */
  public List<Alarm> parents(String child) {
    return alarms.values().stream()
        .filter(alarm -> alarm.definition().children().contains(child))
        .toList();
  }

  /** The history, newest item first. */
  public Collection<AlarmHistoryItem> history() {
    return history.newestFirst();
  }

  /** Adds a listener for changes of state. */
  public void listen(AlarmListener listener) {
    listeners.add(listener);
  }

  /** Creates an alarm without data, or replaces the definition of one and keeps its state. */
  public void put(AlarmDefinition alarm, Instant now) {
    Optional<AlarmState> known = find(alarm.name()).map(Alarm::state);
    alarms.put(alarm.name(), new Alarm(alarm, known.orElseGet(() -> AlarmState.initial(now))));
    history.configured(alarm, known.isPresent() ? "updated" : "created", now);
  }

  public void delete(Alarm alarm, Instant now) {
    alarms.remove(alarm.name());
    history.configured(alarm.definition(), "deleted", now);
  }

  /** Sets an alarm's state; notifies the listeners if the state differs from the previous one. */
  public void change(String name, AlarmVerdict verdict, Instant now) {
    Alarm before = alarms.get(name);
    if (before == null) {
      return;
    }
    alarms.put(name, before.after(verdict, now));
    if (before.value() != verdict.state()) {
      history.changed(before, verdict, now);
      StateValue old = before.value();
      listeners.forEach(l -> l.onAlarmChange(now, name, old, verdict.state(), verdict.reason()));
    }
  }
}
