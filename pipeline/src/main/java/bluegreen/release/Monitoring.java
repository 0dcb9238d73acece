package bluegreen.release;

import java.time.Instant;
import java.util.List;

/** CloudWatch. */
public interface Monitoring {
  /** The alarms of these names, in that order. */
  List<Alarm> alarms(List<String> names);

  /** What each version did through the alias since {@code from}. */
  List<Traffic> traffic(List<String> versions, Instant from);
}
