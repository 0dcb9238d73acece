package bluegreen.embedded.cloudwatch;

import bluegreen.embedded.cloudwatch.alarm.Alarm;
import bluegreen.embedded.cloudwatch.alarm.AlarmClock;
import bluegreen.embedded.cloudwatch.alarm.AlarmStore;
import bluegreen.embedded.cloudwatch.metric.MetricKey;
import bluegreen.embedded.cloudwatch.metric.MetricStore;
import bluegreen.embedded.model.AlarmListener;
import bluegreen.embedded.model.Alarms;
import bluegreen.embedded.model.Metrics;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.TagStore;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** CloudWatch: metrics of services and clients, and the alarms that watch them. */
public final class CloudWatch implements Metrics, Alarms {
  private final MetricStore store;
  private final AlarmStore alarmStore = new AlarmStore();
  private final AlarmOperations alarms;
  private final List<Object> operations;

  public CloudWatch(Shared shared) {
    store = new MetricStore(shared.readings().lateness());
    Timeline timeline = shared.timeline();
    TagStore tags = new TagStore();
    AlarmClock clock = new AlarmClock(timeline, store, alarmStore);
    alarms = new AlarmOperations(timeline, shared.account(), alarmStore, tags, clock);
    operations =
        List.of(
            new MetricOperations(timeline, store),
            new StatisticsOperations(timeline, store),
            alarms,
            new AlarmStateOperations(timeline, alarmStore, tags),
            new AlarmQueryOperations(alarmStore),
            new AlarmHistoryOperations(alarmStore),
            new TagOperations(alarmStore, tags),
            new DashboardOperations(timeline, shared.account(), new DashboardStore()));
    timeline.run(clock::start);
  }

  /** The handlers whose public methods are CloudWatch's operations, with the SDK's method names. */
  public List<Object> operations() {
    return operations;
  }

  public AlarmOperations alarms() {
    return alarms;
  }

  @Override
  public void record(
      Instant at,
      String namespace,
      String metric,
      List<Dimension> dimensions,
      double value,
      StandardUnit unit) {
    store.add(
        new MetricKey(namespace, metric, dimensions), at, unit, samples -> samples.add(value, 1));
  }

  @Override
  public Optional<StateValue> alarmState(String name) {
    return alarmStore.find(name).map(Alarm::value);
  }

  @Override
  public void onAlarmChange(AlarmListener listener) {
    alarmStore.listen(listener);
  }
}
