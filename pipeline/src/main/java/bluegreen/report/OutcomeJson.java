package bluegreen.report;

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
import bluegreen.ports.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** How a command ended, for programs: one document, whose {@code outcome} names its kind. */
public final class OutcomeJson {
  private OutcomeJson() {}

  /** An outcome with all that it knows. What it does not know is null. */
  public static Map<String, @Nullable Object> of(Ended ended) {
    SequencedMap<String, @Nullable Object> json = members(ended.outcome());
    json.putFirst("exitCode", ended.exitCode());
    json.putFirst("outcome", kind(ended.outcome()));
    return json;
  }

  /** The end of a command that did not come to an outcome. */
  public static Map<String, @Nullable Object> failure(int exitCode, String why, String next) {
    String kind = exitCode == ExitCode.USAGE ? "USAGE" : "ERROR";
    return members("outcome", kind, "exitCode", exitCode, "why", why, "next", next);
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case Released _ -> "RELEASED";
      case AlreadyLive _ -> "ALREADY_LIVE";
      case Failing _ -> "FAILING";
      case Overtaken _ -> "OVERTAKEN";
      case RolledBack _ -> "ROLLED_BACK";
      case Refused _ -> "REFUSED";
      case NotReleased _ -> "NOT_RELEASED";
      case Rejected _ -> "REJECTED";
      case Undecided _ -> "UNDECIDED";
      case Interrupted _ -> "INTERRUPTED";
    };
  }

  private static SequencedMap<String, @Nullable Object> members(Outcome outcome) {
    return switch (outcome) {
      case Released r ->
          members(
              "version", r.shift().green(),
              "former", List.of(r.shift().blue()),
              "deployment", r.deployment(),
              "evidence", r.evidence(),
              "seen", seen(r.seen()),
              "verdict", r.verdict().map(VerdictText::json).orElse(null));
      case AlreadyLive a ->
          members(
              "version", a.version(),
              "reason", reason(a.since()),
              "before", a.before().orElse(null));
      case Failing f -> members("version", f.version(), "seen", seen(f.seen()));
      case Overtaken o ->
          members(
              "version", o.version(),
              "reason", ReasonText.json(o.by()),
              "changes", changes(o.changes()));
      case RolledBack r ->
          members(
              "version", r.blue(),
              "former", r.former(),
              "deployment", r.deployment().orElse(null),
              "reason", ReasonText.json(r.reason()),
              "seen", seen(r.seen()));
      case Refused r -> members("refusals", r.refusals());
      case NotReleased n -> members("refusals", n.refusals(), "changes", changes(n.changes()));
      case Rejected r -> members("version", r.version(), "failures", r.failures());
      case Undecided u -> members("why", u.why(), "next", u.next());
      case Interrupted i ->
          members(
              "deployment", i.inFlight().orElse(null),
              "changes", changes(i.changes()),
              "next", i.next());
    };
  }

  private static @Nullable Object reason(Optional<Reason> reason) {
    return reason.map(ReasonText::json).orElse(null);
  }

  private static Object seen(Seen seen) {
    return switch (seen) {
      case Seen.By(var version, int status, String text) ->
          members("kind", "VERSION", "version", version, "status", status, "text", text);
      case Seen.Unnamed(int status, String text) ->
          members("kind", "UNNAMED", "status", status, "text", text);
      case Seen.Misnamed(String text) -> members("kind", "MISNAMED", "text", text);
      case Seen.Unreachable(String text) -> members("kind", "UNREACHABLE", "text", text);
      case Seen.NotLooked(String text) -> members("kind", "NOT_LOOKED", "text", text);
    };
  }

  private static List<Object> changes(List<Change> changes) {
    return changes.stream().map(OutcomeJson::change).toList();
  }

  private static Object change(Change change) {
    return switch (change) {
      case Change.CodeUpdated _ -> members("kind", "CODE_UPDATED");
      case Change.VersionPublished(var version) ->
          members("kind", "VERSION_PUBLISHED", "version", version);
      case Change.AlarmsPointed(var version) ->
          members("kind", "ALARMS_POINTED", "version", version);
    };
  }

  /** In the order of {@code namesAndValues}. */
  private static SequencedMap<String, @Nullable Object> members(
      @Nullable Object... namesAndValues) {
    SequencedMap<String, @Nullable Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return members;
  }
}
