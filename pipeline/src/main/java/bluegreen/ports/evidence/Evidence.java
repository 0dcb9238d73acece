package bluegreen.ports.evidence;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was seen of green and blue so far.
 *
 * @param basis where it comes from
 * @param minutes by the time at which they begin; a minute without any request is missing
 * @param failures how green's answers were bad, the most frequent first; not all of them
 */
public record Evidence(Basis basis, SortedMap<Instant, Minute> minutes, List<Failure> failures) {
  public Evidence {
    minutes = Collections.unmodifiableSortedMap(new TreeMap<>(minutes));
    failures = List.copyOf(failures);
  }

  /** Nothing, and why. */
  public static Evidence none(String why) {
    return new Evidence(new Basis.Nothing(why), Collections.emptySortedMap(), List.of());
  }
}
