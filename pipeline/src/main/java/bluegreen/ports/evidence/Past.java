package bluegreen.ports.evidence;

import java.time.Duration;
import java.util.List;

/**
 * How the alias answered before: what is usual for the service.
 *
 * @param minutes each minute of the last day with requests, in the order of time
 * @param slow durations that half, a tenth and a hundredth of its answers exceeded; none if there
 *     were no requests
 */
public record Past(List<Answers> minutes, List<Duration> slow) {
  public static final Past UNKNOWN = new Past(List.of(), List.of());

  public Past {
    minutes = List.copyOf(minutes);
    slow = List.copyOf(slow);
  }
}
