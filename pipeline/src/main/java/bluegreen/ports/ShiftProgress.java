package bluegreen.ports;

import bluegreen.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * How far a deployment has come, and what is known of both versions.
 *
 * @param weight the share of requests that green gets, a fraction of 1
 * @param events the life-cycle events so far, such as {@code AllowTraffic InProgress}
 * @param alarms those that guard it
 * @param traffic requests and errors of blue and green since the deployment began
 * @param verdict what was seen of green beside blue, if somebody judges
 */
public record ShiftProgress(
    double weight,
    List<String> events,
    List<Alarm> alarms,
    List<Traffic> traffic,
    Optional<Verdict> verdict) {
  /** Of a deployment that nobody judges. */
  public ShiftProgress(
      double weight, List<String> events, List<Alarm> alarms, List<Traffic> traffic) {
    this(weight, events, alarms, traffic, Optional.empty());
  }

  public ShiftProgress {
    events = List.copyOf(events);
    alarms = List.copyOf(alarms);
    traffic = List.copyOf(traffic);
  }
}
