package bluegreen.report;

import bluegreen.ports.Reason;
import bluegreen.ports.Reason.AlarmFired;
import bluegreen.ports.Reason.DeploymentFailed;
import bluegreen.ports.Reason.DeploymentStopped;
import bluegreen.ports.Reason.Requested;
import java.util.Map;

/** A reason, in words and as JSON. */
public final class ReasonText {
  private ReasonText() {}

  /** Such as {@code alarm lotto-errors fired}. */
  public static String of(Reason reason) {
    return switch (reason) {
      case AlarmFired(var alarms, var text) when alarms.isEmpty() -> "an alarm fired: " + text;
      case AlarmFired(var alarms, var _) ->
          (alarms.size() == 1 ? "alarm " : "alarms ") + String.join(", ", alarms) + " fired";
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
      case DeploymentFailed(var code, var text) ->
          Map.of("kind", "FAILED", "code", code, "text", text);
      case DeploymentStopped(var text) -> Map.of("kind", "STOPPED", "text", text);
      case Requested(var by) -> Map.of("kind", "REQUESTED", "by", by);
    };
  }
}
