package bluegreen.aws.evidence;

import bluegreen.aws.client.Call;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.evidence.Answers;
import bluegreen.ports.evidence.Basis;
import bluegreen.ports.evidence.Evidence;
import bluegreen.ports.evidence.Gathering;
import bluegreen.ports.evidence.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
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
    NavigableMap<Instant, Answers> green = new TreeMap<>();
    NavigableMap<Instant, Answers> blue = new TreeMap<>();
    MetricValues values =
        Call.of(
            "CloudWatch GetMetricData",
            () ->
                MetricValues.of(
                    cloudWatch, concat(of(shift.green()), of(shift.blue())), question.since()));
    fill(values, shift.green(), green);
    fill(values, shift.blue(), blue);
    NavigableMap<Instant, Minute> minutes = new TreeMap<>();
    green.forEach(
        (at, answers) -> minutes.put(at, new Minute(answers, blue.getOrDefault(at, Answers.NONE))));
    blue.forEach((at, answers) -> minutes.putIfAbsent(at, new Minute(Answers.NONE, answers)));
    return minutes;
  }

  private List<MetricDataQuery> of(VersionNumber version) {
    return queries.of(version);
  }

  private void fill(
      MetricValues values, VersionNumber version, NavigableMap<Instant, Answers> answers) {
    values
        .of(LambdaMetricQueries.requests(version))
        .forEach(
            (at, requests) -> {
              long bad = values.at(LambdaMetricQueries.errors(version), at);
              answers.put(at, new Answers(Math.max(requests, bad), bad));
            });
  }

  private static List<MetricDataQuery> concat(
      List<MetricDataQuery> some, List<MetricDataQuery> more) {
    List<MetricDataQuery> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
