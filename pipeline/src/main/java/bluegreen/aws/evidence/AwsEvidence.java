package bluegreen.aws.evidence;

import bluegreen.aws.client.Call;
import bluegreen.aws.client.Clients;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment.Period;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.EvidenceSource;
import bluegreen.ports.evidence.Answers;
import bluegreen.ports.evidence.Gathering;
import bluegreen.ports.evidence.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/**
 * Evidence of one function's versions from CloudWatch.
 *
 * @param status where a line of the function's log has the status of its answer
 */
public record AwsEvidence(Clients clients, Coordinates names, JsonPointer status)
    implements EvidenceSource {
  private static final Duration DAY = Duration.ofDays(1);

  @Override
  public Past past(Instant now) {
    LambdaMetricQueries queries = new LambdaMetricQueries(names);
    Period day = new Period(now.minus(DAY), Optional.empty());
    MetricValues values =
        Call.of(
            "CloudWatch GetMetricData",
            () -> MetricValues.of(clients.cloudWatch(), queries.past(), day));
    List<Answers> minutes =
        List.copyOf(
            values.answers(LambdaMetricQueries.REQUESTS, LambdaMetricQueries.ERRORS).values());
    List<Duration> slow =
        LambdaMetricQueries.PERCENTILES.stream()
            .map(values::newest)
            .filter(Double::isFinite)
            .map(millis -> Duration.ofNanos(Math.round(millis * 1e6)))
            .distinct()
            .toList();
    return new Past(minutes, slow);
  }

  @Override
  public Gathering gather(Shift shift, Instant since, List<Duration> slow) {
    return new ChosenGathering(this, shift, since, slow);
  }
}
