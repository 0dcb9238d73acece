package bluegreen.release.steps;

import bluegreen.ports.Alarm;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Monitoring;
import bluegreen.ports.Waiting;
import java.time.Duration;
import java.util.List;

/** Points the alarms that watch one version, or compare it with another, at a shift. */
public final class CanaryAlarms {
  private static final Duration POLL = Duration.ofSeconds(1);

  /** CloudWatch evaluates once a minute; after five minutes its state is its last word. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Monitoring monitoring;
  private final Waiting waiting;

  public CanaryAlarms(Monitoring monitoring, Waiting waiting) {
    this.monitoring = monitoring;
    this.waiting = waiting.every(POLL).atMost(PATIENCE);
  }

  /**
   * Points the alarms of these names at the shift's versions, and gives all of them.
   *
   * <p>A firing alarm keeps its state when it is changed, and would stop green's deployment for the
   * errors of another version. So this waits until CloudWatch has evaluated the alarm for green. To
   * set the state would be quicker, but would tell its subscribers that somebody had looked.
   */
  public List<Alarm> pointAt(Shift shift, List<String> names) throws InterruptedException {
    List<Alarm> pointed = monitoring.pointAt(shift, names);
    if (pointed.stream().noneMatch(CanaryAlarms::judgesAnother)) {
      return pointed;
    }
    return waiting
        .until(
            () -> monitoring.alarms(names),
            alarms -> alarms.stream().noneMatch(CanaryAlarms::judgesAnother),
            _ -> "Waiting until CloudWatch has evaluated version " + shift.green() + "'s own alarm")
        .last();
  }

  private static boolean judgesAnother(Alarm alarm) {
    return alarm.firing() && alarm.watchesOneVersion();
  }
}
