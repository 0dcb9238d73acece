package bluegreen.report;

import bluegreen.ports.Reason;
import bluegreen.ports.Reason.AlarmFired;
import bluegreen.ports.Reason.BlueFailed;
import bluegreen.ports.Reason.DeploymentFailed;
import bluegreen.ports.Reason.DeploymentStopped;
import bluegreen.ports.Reason.JudgedWorse;
import bluegreen.ports.Reason.PublicUrlFailed;
import bluegreen.ports.Reason.Requested;
import bluegreen.ports.Reason.TooLittleSeen;
import bluegreen.ports.Traffic;
import bluegreen.ports.evidence.Failure;
import java.util.List;
import java.util.Map;

/** A reason, in words and as JSON. */
public final class ReasonText {
  private ReasonText() {}

  /** Such as {@code alarm lotto-errors fired}. */
  public static String of(Reason reason) {
    return switch (reason) {
      case AlarmFired(var alarms, var text) when alarms.isEmpty() -> "an alarm fired: " + text;
      case AlarmFired(var alarms, var _) -> names(alarms) + " fired";
      case BlueFailed(var alarms, var blue, var green) ->
          "%s fired for the errors of version %s, which served: %s; %s"
              .formatted(names(alarms), blue.version(), counts(blue), counts(green));
      case JudgedWorse(var worse, var _) -> VerdictText.of(worse);
      case TooLittleSeen(var thin) -> VerdictText.of(thin);
      case PublicUrlFailed(var seen) -> "the public URL failed: " + seen;
      case DeploymentFailed(var code, var text) ->
          "CodeDeploy failed with " + code + (text.isEmpty() ? "" : ": " + text);
      case DeploymentStopped _ -> "somebody stopped the deployment";
      case Requested(var by) -> "requested by " + by;
    };
  }

  /** An object whose {@code kind} names the reason. */
  public static Map<String, Object> json(Reason reason) {
    return switch (reason) {
      case AlarmFired(var alarms, var text) ->
          Map.of("kind", "ALARM", "alarms", alarms, "text", text);
      case BlueFailed(var alarms, var blue, var green) ->
          Map.of("kind", "BLUE_FAILED", "alarms", alarms, "blue", blue, "green", green);
      case JudgedWorse(var worse, var failure) ->
          failure
              .<Map<String, Object>>map(
                  most ->
                      Map.of(
                          "kind", "JUDGED_WORSE",
                          "verdict", VerdictText.json(worse),
                          "failure", failure(most)))
              .orElseGet(() -> Map.of("kind", "JUDGED_WORSE", "verdict", VerdictText.json(worse)));
      case TooLittleSeen(var thin) ->
          Map.of("kind", "TOO_LITTLE_SEEN", "verdict", VerdictText.json(thin));
      case PublicUrlFailed(var seen) -> Map.of("kind", "PUBLIC_URL_FAILED", "text", seen);
      case DeploymentFailed(var code, var text) ->
          Map.of("kind", "FAILED", "code", code, "text", text);
      case DeploymentStopped(var text) -> Map.of("kind", "STOPPED", "text", text);
      case Requested(var by) -> Map.of("kind", "REQUESTED", "by", by);
    };
  }

  private static Map<String, Object> failure(Failure failure) {
    return Map.of(
        "kind", failure.kind(),
        "text", failure.text(),
        "request", failure.request().orElse(""),
        "path", failure.path().orElse(""),
        "times", failure.times());
  }

  private static String names(List<String> alarms) {
    return (alarms.size() == 1 ? "alarm " : "alarms ") + String.join(", ", alarms);
  }

  private static String counts(Traffic traffic) {
    return "version %s had %d errors in %d requests"
        .formatted(traffic.version(), traffic.errors(), traffic.requests());
  }
}
