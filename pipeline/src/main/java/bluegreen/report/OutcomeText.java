package bluegreen.report;

import static java.util.stream.Collectors.joining;

import bluegreen.ports.Change;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
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
  public OutcomeText {
    details = List.copyOf(details);
  }

  public static OutcomeText of(Outcome outcome) {
    return switch (outcome) {
      case Released r -> new OutcomeText("Released", serves(r.shift().green()), released(r));
      case AlreadyLive a -> new OutcomeText("Already live", serves(a.version()), since(a));
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
              List.of(i.next()));
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
            seen(r.seen()))
        .flatMap(lines -> lines)
        .toList();
  }

  private static List<String> since(AlreadyLive live) {
    return live.since()
        .map(
            reason ->
                List.of(
                    "It was rolled back before: " + ReasonText.of(reason),
                    "To go further back, name the version: --to N"))
        .orElse(List.of());
  }

  private static List<String> rolledBack(RolledBack r) {
    List<String> lines = new ArrayList<>();
    lines.add("Why: " + ReasonText.of(r.reason()));
    lines.add(
        "No longer serving: version "
            + r.former().stream().map(VersionNumber::toString).collect(joining(" and ")));
    lines.addAll(seen(r.seen()).toList());
    return lines;
  }

  private static Stream<String> seen(Seen seen) {
    return switch (seen) {
      case Seen.By by -> Stream.of(by.text());
      case Seen.Nobody nobody -> Stream.of(nobody.text());
      case Seen.NotLooked _ -> Stream.of();
    };
  }

  private static List<String> notReleased(NotReleased n) {
    List<String> lines = new ArrayList<>(remedies(n.refusals()));
    n.changes().forEach(change -> lines.add(changed(change)));
    lines.add("Traffic is untouched.");
    return lines;
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
