package bluegreen.report;

import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Refusal;
import bluegreen.ports.Traffic;
import java.util.ArrayList;
import java.util.List;

/**
 * An outcome for people.
 *
 * @param ended how, in a word or three
 * @param what that means, in one line
 * @param details what else there is to know, and what to do
 */
public record OutcomeText(String ended, String what, List<String> details) {
  public OutcomeText {
    details = List.copyOf(details);
  }

  public static OutcomeText of(Outcome outcome) {
    return switch (outcome) {
      case Released r ->
          new OutcomeText("Released", "version " + r.green() + " serves all traffic", released(r));
      case AlreadyLive a ->
          new OutcomeText(
              "Already live", "version " + a.version() + " serves all traffic", a.since());
      case RolledBack r ->
          new OutcomeText(
              "Rolled back",
              "version " + r.blue() + " serves all traffic again",
              List.of("Why: " + r.why(), "Taken back: version " + r.green(), r.frontDoor()));
      case Refused r -> new OutcomeText("Refused", r.refusals().getFirst().why(), refused(r));
      case Rejected r ->
          new OutcomeText(
              "Rejected",
              "version " + r.version() + " failed its smoke tests and gets no traffic",
              r.failures());
      case Undecided u -> new OutcomeText("Undecided", u.why(), List.of(u.next()));
      case Interrupted i ->
          new OutcomeText(
              "Interrupted",
              i.inFlight().map(id -> "deployment " + id + " is in flight").orElse(""),
              List.of(i.next()));
    };
  }

  /** All of it in one line. */
  public String headline() {
    return what.isEmpty() ? ended : ended + ": " + what;
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
