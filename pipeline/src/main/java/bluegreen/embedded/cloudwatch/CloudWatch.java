package bluegreen.embedded.cloudwatch;

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
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** CloudWatch: metrics of services and clients, and the alarms that watch them. */
public final class CloudWatch implements Metrics, Alarms {
  private final MetricStore store = new MetricStore();
  private final AlarmStore book = new AlarmStore();
  private final MetricOperations metrics;
  private final StatisticsOperations statistics;
  private final AlarmOperations alarms;
  private final AlarmQueryOperations alarmQueries;
  private final TagOperations alarmTags;
  private final DashboardOperations dashboards;

  public CloudWatch(Shared shared) {
    Timeline timeline = shared.timeline();
    TagStore tags = new TagStore();
    AlarmClock clock = new AlarmClock(timeline, store, book);
    metrics = new MetricOperations(timeline, store);
    statistics = new StatisticsOperations(timeline, store);
    alarms = new AlarmOperations(timeline, shared.account(), book, tags, clock);
    alarmQueries = new AlarmQueryOperations(book);
    alarmTags = new TagOperations(book, tags);
    dashboards = new DashboardOperations(timeline, shared.account());
    timeline.run(clock::start);
  }

  /** The handlers whose public methods are CloudWatch's operations, with the SDK's method names. */
  public List<Object> operations() {
    return List.of(metrics, statistics, alarms, alarmQueries, alarmTags, dashboards);
  }

  MetricOperations metrics() {
    return metrics;
  }

  StatisticsOperations statistics() {
    return statistics;
  }

  public AlarmOperations alarms() {
    return alarms;
  }

  AlarmQueryOperations alarmQueries() {
    return alarmQueries;
  }

  TagOperations alarmTags() {
    return alarmTags;
  }

  DashboardOperations dashboards() {
    return dashboards;
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
    return book.find(name).map(MetricAlarm::stateValue);
  }

  @Override
  public void onAlarmChange(AlarmListener listener) {
    book.listen(listener);
  }
}
