package bluegreen.ports;

import java.util.List;

/** CloudWatch, for one function's alias. */
public interface Monitoring {
  /** The alarms of these names, in that order. */
  List<Alarm> alarms(List<String> names);

  /**
   * Points every alarm among {@code names} that watches one version at the shift's green, and one
   * that compares it with another version also at blue; idempotent.
   *
   * @return all of them, in that order; one that watched another version keeps its state until
   *     CloudWatch evaluates it again, within a minute or so
   */
  List<Alarm> pointAt(Deployment.Shift shift, List<String> names);

  /**
   * Requests and errors of each version through the alias in a period, to the minute. Lambda
   * publishes them once a minute, so the last minutes are missing or incomplete.
   */
  List<Traffic> traffic(List<VersionNumber> versions, Deployment.Period period);
}
