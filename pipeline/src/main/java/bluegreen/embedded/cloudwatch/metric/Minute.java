package bluegreen.embedded.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The samples of one minute, which come to be seen one part after the other: AWS's services publish
 * a minute after its end, and it still grows then.
 */
final class Minute {
  private static final int PARTS = 4;
  private static final Duration LENGTH = Duration.ofMinutes(1);

  private final Instant start;
  private final Duration lateness;
  private final List<Distribution> parts = new ArrayList<>();
  private int samples;

  /**
   * @param lateness how long after its end the last part is seen; if zero, there is one part
   */
  Minute(Instant start, Duration lateness) {
    this.start = start;
    this.lateness = lateness;
  }

  /** Where the next sample belongs: each part gets its share of the samples. */
  Distribution next() {
    int part = lateness.isZero() ? 0 : samples++ % PARTS;
    if (part == parts.size()) {
      parts.add(new Distribution());
    }
    return parts.get(part);
  }

  /** The parts that are seen at {@code now}: of a metric of one's own, all of them at once. */
  Stream<Distribution> published(MetricKey metric, Instant now) {
    return IntStream.range(0, parts.size())
        .filter(part -> !metric.publishedByAws() || !now.isBefore(published(part)))
        .mapToObj(parts::get);
  }

  private Instant published(int part) {
    return start.plus(LENGTH).plus(lateness.multipliedBy(part).dividedBy(PARTS - 1));
  }
}
