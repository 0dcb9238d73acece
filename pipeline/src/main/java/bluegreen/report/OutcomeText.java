package bluegreen.report;

import static java.util.stream.Collectors.joining;

import bluegreen.ports.Change;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Overtaken;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason;
import bluegreen.ports.Refusal;
import bluegreen.ports.Seen;
import bluegreen.ports.VersionNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An outcome for people.
 *
 * @param ended how, in a word or three
 * @param what that means, in one line
 * @param details what else there is to know, and what to do
 */
public record OutcomeText(String ended, String what, List<String> details) {
  private static final String FIX =
      "→ Roll back: bluegreen rollback (another version: --to N). Or ship its fix: bluegreen"
          + " release --hotfix";

  public OutcomeText {
    details = List.copyOf(details);
  }

  public static OutcomeText of(Outcome outcome) {
    return switch (outcome) {
      case Released r -> new OutcomeText("Released", serves(r.shift().green()), released(r));
      case AlreadyLive a -> new OutcomeText("Already live", serves(a.version()), since(a));
      case Failing f ->
          new OutcomeText(
              "Failing",
              serves(f.version()) + ", but the public URL fails",
              List.of(f.seen().text(), FIX));
      case Overtaken o ->
          new OutcomeText("Overtaken", "a rollback ended this release", overtaken(o));
      case RolledBack r ->
          new OutcomeText("Rolled back", serves(r.blue()) + " again", rolledBack(r));
      case Refused r ->
          new OutcomeText("Refused", r.refusals().getFirst().why(), remedies(r.refusals()));
      case NotReleased n ->
          new OutcomeText("Not released", n.refusals().getFirst().why(), notReleased(n));
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
              Stream.concat(changed(i.changes()), Stream.of(i.next())).toList());
    };
  }

  /** All of it in one line. */
  public String headline() {
    return what.isEmpty() ? ended : ended + ": " + what;
  }

  private static String serves(VersionNumber version) {
    return "version " + version + " serves all traffic";
  }

  private static List<String> released(Released r) {
    return Stream.of(
            Stream.of(
                "Deployment %s, version %s → %s"
                    .formatted(r.deployment(), r.shift().blue(), r.shift().green())),
            r.evidence().stream()
                .map(
                    traffic ->
                        "Version %s during the shift: %d requests, %d errors"
                            .formatted(traffic.version(), traffic.requests(), traffic.errors())),
            r.verdict().stream().map(verdict -> "Verdict: " + VerdictText.of(verdict)),
            seen(r.seen()))
        .flatMap(lines -> lines)
        .toList();
  }

  private static List<String> since(AlreadyLive live) {
    return live.since()
        .map(
            reason ->
                List.of(
                    "It serves since a rollback: " + ReasonText.of(reason),
                    "To go further back, name the version: --to "
                        + live.before().map(VersionNumber::toString).orElse("N")))
        .orElse(List.of());
  }

  private static List<String> rolledBack(RolledBack r) {
    List<String> lines = new ArrayList<>();
    lines.add("Why: " + ReasonText.of(r.reason()));
    if (r.reason() instanceof Reason.JudgedWorse(var _, var failure)) {
      failure.map(VerdictText::of).ifPresent(lines::addAll);
    }
    lines.add(
        "No longer serving: version "
            + r.former().stream().map(VersionNumber::toString).collect(joining(" and ")));
    lines.addAll(seen(r.seen()).toList());
    if (r.reason() instanceof Reason.BlueFailed) {
      lines.add(
          "→ Version "
              + r.blue()
              + " is the one that fails. Ship its fix by: bluegreen release --hotfix");
    }
    return lines;
  }

  private static List<String> overtaken(Overtaken o) {
    return Stream.concat(
            Stream.of("Why: " + ReasonText.of(o.by()), "Now " + serves(o.version())),
            changed(o.changes()))
        .toList();
  }

  private static Stream<String> seen(Seen seen) {
    return seen instanceof Seen.NotLooked ? Stream.of() : Stream.of(seen.text());
  }

  private static List<String> notReleased(NotReleased n) {
    List<String> lines = new ArrayList<>(remedies(n.refusals()));
    lines.addAll(changed(n.changes()).toList());
    lines.add("Traffic is untouched.");
    return lines;
  }

  private static Stream<String> changed(List<Change> changes) {
    return changes.stream().map(OutcomeText::changed);
  }

  private static String changed(Change change) {
    return switch (change) {
      case Change.CodeUpdated _ -> "Changed: $LATEST runs the new image.";
      case Change.VersionPublished(var version) -> "Changed: version " + version + " is published.";
      case Change.AlarmsPointed(var version) ->
          "Changed: alarms on one version watch version " + version + ".";
    };
  }

  private static List<String> remedies(List<Refusal> refusals) {
    List<String> lines = new ArrayList<>();
    for (Refusal refusal : refusals) {
      // The headline says the first.
      if (!lines.isEmpty()) {
        lines.add(refusal.why());
      }
      lines.add("→ " + refusal.remedy());
    }
    return lines;
  }
}
