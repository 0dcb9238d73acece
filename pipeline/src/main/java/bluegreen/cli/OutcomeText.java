package bluegreen.cli;

import bluegreen.release.Outcome;
import bluegreen.release.Outcome.AlreadyLive;
import bluegreen.release.Outcome.Interrupted;
import bluegreen.release.Outcome.Refused;
import bluegreen.release.Outcome.Rejected;
import bluegreen.release.Outcome.Released;
import bluegreen.release.Outcome.RolledBack;
import bluegreen.release.Outcome.Undecided;
import bluegreen.release.Refusal;
import bluegreen.release.Traffic;
import java.util.ArrayList;
import java.util.List;

/**
 * An outcome for people.
 *
 * @param good whether it is what a release wants
 * @param headline in one line
 * @param details what else there is to know, and what to do
 */
record OutcomeText(boolean good, String headline, List<String> details) {
  OutcomeText {
    details = List.copyOf(details);
  }

  static OutcomeText of(Outcome outcome) {
    return switch (outcome) {
      case Released r ->
          new OutcomeText(
              true, "Released: version " + r.green() + " serves all traffic", released(r));
      case AlreadyLive a ->
          new OutcomeText(
              true, "Already live: version " + a.version() + " serves all traffic", List.of());
      case RolledBack r ->
          new OutcomeText(
              false,
              "Rolled back: version " + r.blue() + " serves all traffic again",
              List.of("Why: " + r.why(), "Taken back: version " + r.green(), r.frontDoor()));
      case Refused r ->
          new OutcomeText(false, "Refused: " + r.refusals().getFirst().why(), refused(r));
      case Rejected r ->
          new OutcomeText(
              false,
              "Smoke tests failed: version " + r.version() + " gets no traffic",
              r.failures());
      case Undecided u -> new OutcomeText(false, "Undecided: " + u.why(), List.of(u.next()));
      case Interrupted i ->
          new OutcomeText(
              false,
              i.inFlight()
                  .map(id -> "Interrupted: deployment " + id + " is in flight")
                  .orElse("Interrupted"),
              List.of(i.next()));
    };
  }

  private static List<String> released(Released r) {
    List<String> lines = new ArrayList<>();
    lines.add("Deployment " + r.deployment() + ", version " + r.blue() + " → " + r.green());
    for (Traffic traffic : r.evidence()) {
      lines.add(
          "Version %s during the shift: %d requests, %d errors"
              .formatted(traffic.version(), traffic.requests(), traffic.errors()));
    }
    lines.add(r.frontDoor());
    return lines;
  }

  private static List<String> refused(Refused r) {
    List<String> lines = new ArrayList<>();
    for (Refusal refusal : r.refusals()) {
      if (r.refusals().size() > 1) {
        lines.add(refusal.why());
      }
      lines.add("→ " + refusal.remedy());
    }
    return lines;
  }
}
