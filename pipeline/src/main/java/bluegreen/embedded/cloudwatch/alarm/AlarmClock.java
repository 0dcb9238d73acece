package bluegreen.embedded.cloudwatch.alarm;

import bluegreen.embedded.cloudwatch.alarm.AlarmDefinition.OfAlarms;
import bluegreen.embedded.cloudwatch.alarm.AlarmDefinition.OfMetric;
import bluegreen.embedded.cloudwatch.metric.MetricStore;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Evaluates every metric alarm at every full minute, and a new alarm soon after its creation.
 * Composite alarms follow the alarms in their rules.
 *
 * <p>The newest period evaluated ended a minute earlier, as if every metric came a minute late. So
 * an alarm goes to ALARM one to two minutes after an error. On AWS such alarms are evaluated about
 * 1 min 45 s after the end of the period (a recorded StateReasonData of an SQS alarm; 1 min 27 s
 * for a five-minute period).
 */
public final class AlarmClock {
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration SETTLED = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Timeline timeline;
  private final MetricStore store;
  private final AlarmStore alarms;
  private final CompositeEvaluation composites;

  public AlarmClock(Timeline timeline, MetricStore store, AlarmStore alarms) {
    this.timeline = timeline;
    this.store = store;
    this.alarms = alarms;
    this.composites = new CompositeEvaluation(timeline, alarms);
  }

  /** Schedules the first evaluation. Must be called inside the model's lock. */
  public void start() {
    timeline.at(minute().plus(EVERY), this::tick);
  }

  /** Evaluates a new alarm in a few seconds. */
  public void created(String alarm) {
    timeline.after(SOON, () -> alarms.find(alarm).ifPresent(this::evaluateNew));
  }

  /** Evaluates an alarm that was changed: a metric alarm at the next full minute. */
  public void updated(Alarm alarm) {
    if (alarm.definition() instanceof OfAlarms definition) {
      composites.put(alarm, definition, "updated");
    }
  }

  private void tick() {
    start();
    store.forget(timeline.now());
    for (Alarm alarm : alarms.all()) {
      if (alarm.definition() instanceof OfMetric definition) {
        evaluate(alarm, definition);
      }
    }
  }

  private void evaluateNew(Alarm alarm) {
    switch (alarm.definition()) {
      case OfMetric definition -> evaluate(alarm, definition);
      case OfAlarms definition -> composites.put(alarm, definition, "created");
    }
  }

  private void evaluate(Alarm alarm, OfMetric definition) {
    Instant now = timeline.now();
    AlarmEvaluation evaluation =
        AlarmEvaluation.of(definition.shape(), store, minute().minus(SETTLED), now);
    evaluation
        .state()
        .filter(state -> state != alarm.value())
        .map(state -> new AlarmReason(evaluation, state))
        .map(r -> new AlarmVerdict(r.state(), r.text(), r.json(now)))
        .ifPresent(verdict -> alarms.change(alarm.name(), verdict, now));
  }

  private Instant minute() {
    return timeline.now().truncatedTo(ChronoUnit.MINUTES);
  }
}
