package bluegreen.ports;

import java.time.Instant;
import java.util.List;

/** CloudWatch. */
public interface Monitoring {
  /** The alarms of these names, in that order. */
  List<Alarm> alarms(List<String> names);

  /**
   * Has those of these alarms that look at one version look at {@code version}; does nothing if
   * they do.
   *
   * @return all of them, in that order; one that looked elsewhere keeps its state until CloudWatch
   *     evaluates it again
   */
  List<Alarm> aim(List<String> names, String version);

  /** What each version did through the alias since {@code from}. */
  List<Traffic> traffic(List<String> versions, Instant from);
}
