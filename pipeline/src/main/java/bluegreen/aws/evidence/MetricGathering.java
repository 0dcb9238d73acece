package bluegreen.aws.evidence;

import bluegreen.aws.client.Call;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment.Period;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.evidence.Answers;
import bluegreen.ports.evidence.Basis;
import bluegreen.ports.evidence.Evidence;
import bluegreen.ports.evidence.Gathering;
import bluegreen.ports.evidence.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Evidence from Lambda's metrics by version, where logs can't be read. */
final class MetricGathering implements Gathering {
  /** Lambda publishes every minute; three minutes later nothing is added any more. */
  private static final Duration UNTIL_FINAL = Duration.ofMinutes(3);

  /** New values come once a minute, and each metric of an answer costs money. */
  private static final int LOOKS_TO_A_QUESTION = 5;

  private final CloudWatchClient cloudWatch;
  private final LambdaMetricQueries queries;
  private final LogGathering.Question question;
  private final Basis basis;
  private NavigableMap<Instant, Minute> before = new TreeMap<>();
  private Evidence last;
  private int looks;

  /**
   * Gathers from metrics.
   *
   * @param why logs are not used
   */
  MetricGathering(
      CloudWatchClient cloudWatch, Coordinates names, LogGathering.Question question, String why) {
    this.cloudWatch = cloudWatch;
    this.queries = new LambdaMetricQueries(names);
    this.question = question;
    this.basis = new Basis.Metrics(why);
    this.last = new Evidence(basis, new TreeMap<>(), List.of());
  }

  /**
   * {@inheritDoc}
   *
   * @throws bluegreen.ports.RefusedException if they may not be read
   * @throws bluegreen.ports.LostSightException if AWS does not answer
   */
  @Override
  public Evidence look() {
    if (looks++ % LOOKS_TO_A_QUESTION == 0) {
      NavigableMap<Instant, Minute> now = minutes();
      last = new Evidence(basis, still(now), List.of());
      before = now;
    }
    return last;
  }

  /** Metrics don't tell one request from another: probes count among the public's. */
  @Override
  public void leaveOut(String request) {}

  /** Without the youngest minutes whose numbers still move. */
  private NavigableMap<Instant, Minute> still(NavigableMap<Instant, Minute> now) {
    NavigableMap<Instant, Minute> still = new TreeMap<>(now);
    if (!now.isEmpty()) {
      Instant fin = now.lastKey().minus(UNTIL_FINAL);
      still
          .tailMap(fin, false)
          .entrySet()
          .removeIf(minute -> !minute.getValue().equals(before.get(minute.getKey())));
    }
    return still;
  }

  private NavigableMap<Instant, Minute> minutes() {
    Shift shift = question.shift();
    List<MetricDataQuery> both =
        Stream.of(shift.green(), shift.blue())
            .flatMap(version -> queries.of(version).stream())
            .toList();
    Period since = new Period(question.since(), Optional.empty());
    MetricValues values =
        Call.of("CloudWatch GetMetricData", () -> MetricValues.of(cloudWatch, both, since));
    return Minute.each(answers(values, shift.green()), answers(values, shift.blue()));
  }

  private static Map<Instant, Answers> answers(MetricValues values, VersionNumber version) {
    return values.answers(
        LambdaMetricQueries.requests(version), LambdaMetricQueries.errors(version));
  }
}
