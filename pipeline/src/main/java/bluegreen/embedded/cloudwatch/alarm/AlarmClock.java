package bluegreen.embedded.cloudwatch.alarm;

import bluegreen.embedded.cloudwatch.metric.MetricStore;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * Evaluates every alarm at every full minute, and a new one soon after its creation.
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

  public AlarmClock(Timeline timeline, MetricStore store, AlarmStore alarms) {
    this.timeline = timeline;
    this.store = store;
    this.alarms = alarms;
  }

  /** Schedules the first evaluation. Must be called inside the model's lock. */
  public void start() {
    timeline.at(minute().plus(EVERY), this::tick);
  }

  /** Schedules an extra evaluation of an alarm in a few seconds, as for a new alarm. */
  public void evaluateSoon(String alarm) {
    timeline.after(SOON, () -> alarms.find(alarm).ifPresent(this::evaluate));
  }

  private void tick() {
    start();
    store.forget(timeline.now());
    alarms.all().forEach(this::evaluate);
  }

  private void evaluate(MetricAlarm alarm) {
    Instant now = timeline.now();
    AlarmEvaluation evaluation = AlarmEvaluation.of(alarm, store, minute().minus(SETTLED), now);
    evaluation
        .state()
        .filter(state -> state != alarm.stateValue())
        .map(state -> new AlarmReason(evaluation, state))
        .map(r -> new AlarmVerdict(r.state(), r.text(), r.json(now)))
        .ifPresent(verdict -> alarms.change(alarm.alarmName(), verdict, now));
  }

  private Instant minute() {
    return timeline.now().truncatedTo(ChronoUnit.MINUTES);
  }
}
