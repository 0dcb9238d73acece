package bluegreen.aws.evidence;

import bluegreen.aws.client.Call;
import bluegreen.aws.evidence.LogGathering.Question;
import bluegreen.aws.evidence.LogGathering.TooManyException;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.LostSightException;
import bluegreen.ports.RefusedException;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.evidence.Basis;
import bluegreen.ports.evidence.Evidence;
import bluegreen.ports.evidence.Gathering;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.SystemLogLevel;

/** Logs, as long as they can be read and tell of requests; else metrics; else nothing, and why. */
final class ChosenGathering implements Gathering {
  /** How often logs may tell of no request before metrics are asked whether there are any. */
  private static final int SILENT_LOOKS = 20;

  private final AwsEvidence source;
  private final Shift shift;
  private final Instant since;
  private final List<Duration> slow;
  private @Nullable Gathering chosen;
  private Evidence last = Evidence.none("nothing was read yet");
  private final List<String> leftOut = new ArrayList<>();
  private int silent;

  ChosenGathering(AwsEvidence source, Shift shift, Instant since, List<Duration> slow) {
    this.source = source;
    this.shift = shift;
    this.since = since;
    this.slow = slow;
  }

  @Override
  public Evidence look() {
    try {
      last = read();
    } catch (LostSightException e) {
      // Asked again at the next look: what was seen before still holds.
      if (last.basis() instanceof Basis.Nothing) {
        last = Evidence.none(String.valueOf(e.getMessage()));
      }
    } catch (RefusedException e) {
      last = Evidence.none(String.valueOf(e.getMessage()));
    }
    return last;
  }

  @Override
  public void leaveOut(String request) {
    leftOut.add(request);
    if (chosen != null) {
      chosen.leaveOut(request);
    }
  }

  private Evidence read() {
    Gathering from = chosen == null ? choose() : chosen;
    if (chosen == null) {
      leftOut.forEach(from::leaveOut);
      chosen = from;
    }
    if (from instanceof MetricGathering) {
      return from.look();
    }
    try {
      Evidence evidence = from.look();
      return evidence.minutes().isEmpty() && ++silent % SILENT_LOOKS == 0
          ? ofMetricsIfAny(evidence)
          : evidence;
    } catch (TooManyException e) {
      return metrics("there are more log events than can be read");
    } catch (RefusedException e) {
      return metrics(String.valueOf(e.getMessage()));
    }
  }

  /** Where logging is switched off, or not allowed to the function, metrics still count. */
  private Evidence ofMetricsIfAny(Evidence silence) {
    String why = "its log group has no reports on requests, but CloudWatch counts some";
    Gathering metrics = metricGathering(why);
    Evidence counted = metrics.look();
    if (counted.minutes().isEmpty()) {
      return silence;
    }
    chosen = metrics;
    return counted;
  }

  private Evidence metrics(String why) {
    Gathering metrics = metricGathering(why);
    chosen = metrics;
    return metrics.look();
  }

  private Gathering metricGathering(String why) {
    return new MetricGathering(
        source.clients().cloudWatch(), source.names(), question(Map.of()), why);
  }

  private Gathering choose() {
    Map<VersionNumber, LogPlace> places = new HashMap<>();
    for (VersionNumber version : List.of(shift.blue(), shift.green())) {
      FunctionConfiguration configuration = configuration(version);
      LoggingConfig logging = configuration.loggingConfig();
      if (logging != null
          && logging.logFormat() == LogFormat.JSON
          && logging.systemLogLevel() == SystemLogLevel.WARN) {
        return metricGathering(
            "system log level WARN of version " + version + " leaves out Lambda's reports");
      }
      places.put(version, LogPlace.of(source.names().function(), configuration));
    }
    return new LogGathering(
        source.clients().logs(),
        new LogRecords(source.status()),
        question(LogGathering.places(places)));
  }

  private FunctionConfiguration configuration(VersionNumber version) {
    return Call.of(
        "Lambda GetFunction",
        () ->
            Call.member(
                "Configuration",
                source
                    .clients()
                    .lambda()
                    .getFunction(
                        r ->
                            r.functionName(source.names().function()).qualifier(version.toString()))
                    .configuration()));
  }

  private Question question(Map<LogPlace, Set<VersionNumber>> places) {
    return new Question(shift, since, slow, places);
  }
}
