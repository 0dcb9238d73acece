package bluegreen.embedded.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/**
 * What a client writes at once.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
record InputBatch(List<InputLogEvent> events) {
  private static final int MOST_BYTES = 1_048_576;
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Duration OLDEST = Duration.ofDays(14);
  private static final Duration NEWEST = Duration.ofHours(2);

  /** Fails if AWS refuses the batch as a whole. */
  static InputBatch of(List<InputLogEvent> events) {
    long size = 0;
    for (InputLogEvent event : events) {
      size += event.message().getBytes(UTF_8).length + LogEvent.OVERHEAD;
    }
    if (size > MOST_BYTES) {
      throw Errors.invalid(
          "Upload too large: %d bytes exceeds limit of %d".formatted(size, MOST_BYTES));
    }
    for (int i = 1; i < events.size(); i++) {
      if (events.get(i).timestamp() < events.get(i - 1).timestamp()) {
        throw Errors.invalid(
            "Log events in a single PutLogEvents request must be in chronological order.");
      }
    }
    if (events.getLast().timestamp() - events.getFirst().timestamp() > LONGEST.toMillis()) {
      throw Errors.invalid(
          "The batch of log events in a single PutLogEvents request cannot span more than 24"
              + " hours.");
    }
    return new InputBatch(events);
  }

  /** What is accepted, and which events aren't. */
  record Split(List<InputLogEvent> accepted, Optional<RejectedLogEventsInfo> rejected) {}

  /**
   * Separates what is accepted.
   *
   * @param expired before when the group keeps nothing, in milliseconds since 1970
   */
  Split split(Instant now, long expired) {
    int tooOld = before(now.minus(OLDEST).toEpochMilli());
    int gone = before(expired);
    int tooNew = before(now.plus(NEWEST).toEpochMilli() + 1);
    int first = Math.max(tooOld, gone);
    if (first == 0 && tooNew == events.size()) {
      return new Split(events, Optional.empty());
    }
    RejectedLogEventsInfo.Builder rejected = RejectedLogEventsInfo.builder();
    if (tooOld > 0) {
      rejected.tooOldLogEventEndIndex(tooOld);
    }
    if (gone > 0) {
      rejected.expiredLogEventEndIndex(gone);
    }
    if (tooNew < events.size()) {
      rejected.tooNewLogEventStartIndex(tooNew);
    }
    List<InputLogEvent> accepted =
        first < tooNew ? events.subList(first, tooNew) : List.<InputLogEvent>of();
    return new Split(accepted, Optional.of(rejected.build()));
  }

  /** How many events are earlier than {@code at}; they are in the order of their times. */
  private int before(long at) {
    return (int) events.stream().takeWhile(event -> event.timestamp() < at).count();
  }
}
