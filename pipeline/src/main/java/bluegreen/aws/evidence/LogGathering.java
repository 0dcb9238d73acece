package bluegreen.aws.evidence;

import bluegreen.aws.client.Call;
import bluegreen.aws.evidence.LogRecord.Answer;
import bluegreen.aws.evidence.LogRecord.Report;
import bluegreen.aws.evidence.LogRecord.Trouble;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.evidence.Basis;
import bluegreen.ports.evidence.Evidence;
import bluegreen.ports.evidence.Gathering;
import bluegreen.ports.evidence.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** Evidence from the log events of both versions. */
final class LogGathering implements Gathering {
  /** CloudWatch Logs shows events in the order of their times, but for some that come late. */
  private static final Duration LATE = Duration.ofSeconds(15);

  /**
   * A page has up to 10,000 events or 1 MB, and an account may ask for 5 to 25 pages a second, by
   * region: more than these each time would be at others' expense.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
   */
  private static final int MOST_PAGES = 10;

  private final CloudWatchLogsClient logs;
  private final Shift shift;
  private final LogRecords records;
  private final Map<LogPlace, Set<VersionNumber>> places;
  private final Tally green;
  private final Tally blue;
  private final Failures failures = new Failures();
  private final Recent seen = new Recent(LATE);
  private final Set<String> leftOut = new HashSet<>();
  private Instant from;

  LogGathering(CloudWatchLogsClient logs, LogRecords records, Question question) {
    this.logs = logs;
    this.records = records;
    this.shift = question.shift();
    this.places = question.places();
    this.from = question.since();
    this.green = new Tally(question.slow());
    this.blue = new Tally(question.slow());
  }

  /** What is gathered, and where. */
  record Question(
      Shift shift, Instant since, List<Duration> slow, Map<LogPlace, Set<VersionNumber>> places) {}

  /** More was logged than can be read. */
  static final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * {@inheritDoc}
   *
   * @throws TooManyException if there are more events than can be read
   * @throws bluegreen.ports.RefusedException if they may not be read, or there is no such group
   * @throws bluegreen.ports.LostSightException if AWS does not answer
   */
  @Override
  public Evidence look() {
    places.forEach(this::read);
    from = seen.newest().map(newest -> later(from, newest.minus(LATE))).orElse(from);
    return new Evidence(
        new Basis.Logs(), Minute.each(green.minutes(), blue.minutes()), failures.mostFrequent());
  }

  @Override
  public void leaveOut(String request) {
    leftOut.add(request);
  }

  private void read(LogPlace place, Set<VersionNumber> versions) {
    String pattern = place.pattern(records.status());
    Optional<String> next = Optional.empty();
    int pages = 0;
    do {
      if (++pages > MOST_PAGES) {
        throw new TooManyException();
      }
      FilterLogEventsResponse page = page(place, pattern, next);
      page.events().stream().filter(LogGathering::isWhole).forEach(event -> add(event, versions));
      next = Optional.ofNullable(page.nextToken());
    } while (next.isPresent());
  }

  private FilterLogEventsResponse page(LogPlace place, String pattern, Optional<String> next) {
    return Call.of(
        "CloudWatch Logs FilterLogEvents of " + place.group(),
        "Allow logs:FilterLogEvents on this log group, as terraform/github.tf does.",
        () ->
            logs.filterLogEvents(
                r ->
                    r.logGroupName(place.group())
                        .filterPattern(pattern)
                        .startTime(from.toEpochMilli())
                        .nextToken(next.orElse(null))));
  }

  /** An event that lacks something is read again at the next look, or lost. */
  private static boolean isWhole(FilteredLogEvent event) {
    return event.timestamp() != null
        && event.eventId() != null
        && event.logStreamName() != null
        && event.message() != null;
  }

  private void add(FilteredLogEvent event, Set<VersionNumber> versions) {
    Instant at = Instant.ofEpochMilli(event.timestamp());
    LogPlace.writer(event.logStreamName())
        .filter(writer -> versions.contains(writer.version()))
        .filter(_ -> seen.add(at, event.eventId()))
        .ifPresent(
            writer ->
                records
                    .in(event.message())
                    .forEach(said -> add(new Said(at, event.eventId(), writer), said)));
  }

  /** When something was said, and by whom. */
  private record Said(Instant at, String id, LogPlace.Writer by) {}

  private void add(Said said, LogRecord record) {
    if (record.about().filter(leftOut::contains).isPresent()) {
      return;
    }
    boolean ofGreen = said.by().version().equals(shift.green());
    Tally tally = ofGreen ? green : blue;
    switch (record) {
      case Report report -> {
        tally.report(said.at(), said.by().environment(), report);
        report
            .failure()
            .filter(_ -> ofGreen)
            .ifPresent(f -> failures.add(Optional.of(report.request()), f, Optional.empty()));
      }
      case Answer(var request, int status, var path) when status >= 500 -> {
        tally.bad(said.at(), said.by().environment(), request.orElse(said.id()));
        if (ofGreen) {
          failures.add(request, "HTTP " + status, path);
        }
      }
      case Answer _ -> {}
      case Trouble trouble when ofGreen -> failures.add(trouble);
      case Trouble _ -> {}
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** The groups of both versions' logs, each with the versions that write to it. */
  static Map<LogPlace, Set<VersionNumber>> places(Map<VersionNumber, LogPlace> byVersion) {
    Map<LogPlace, Set<VersionNumber>> places = new HashMap<>();
    byVersion.forEach(
        (version, place) -> places.computeIfAbsent(place, _ -> new TreeSet<>()).add(version));
    return places;
  }
}
