package bluegreen.world;

import bluegreen.ports.Alarm;
import bluegreen.ports.Deployment.Period;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Monitoring;
import bluegreen.ports.Traffic;
import bluegreen.ports.VersionNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A CloudWatch with an alarm {@code errors} in state OK, and ten requests to each version. */
public final class FakeMonitoring implements Monitoring {
  private final Calls calls;
  private final Map<String, Alarm> alarms = new LinkedHashMap<>();
  private long requests = 10;

  FakeMonitoring(Calls calls) {
    this.calls = calls;
    put(new Alarm("errors", Alarm.State.OK, "no errors", Set.of()));
  }

  /** Adds or replaces an alarm. */
  public void put(Alarm alarm) {
    alarms.put(alarm.name(), alarm);
  }

  /** Sets the number of requests that each version got. */
  public void requests(long each) {
    requests = each;
  }

  @Override
  public List<Alarm> alarms(List<String> names) {
    calls.make("alarms", names);
    return names.stream().map(alarms::get).toList();
  }

  @Override
  public List<Alarm> pointAt(Shift shift, List<String> names) {
    calls.make("pointAt", shift.green(), names);
    names.stream()
        .map(alarms::get)
        .filter(Alarm::watchesOneVersion)
        .forEach(a -> put(new Alarm(a.name(), a.state(), a.reason(), Set.of(shift.green()))));
    return names.stream().map(alarms::get).toList();
  }

  @Override
  public List<Traffic> traffic(List<VersionNumber> versions, Period period) {
    calls.make("traffic", versions);
    return versions.stream().map(version -> new Traffic(version, requests, 0)).toList();
  }
}
