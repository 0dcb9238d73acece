package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Origin;
import bluegreen.ports.Ports;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of each version. */
public final class History {
  private final Alias alias;
  private final Optional<RollbackNote> lastByHand;
  private final Map<String, Fate> fates = new HashMap<>();
  private final Set<String> served = new HashSet<>();

  private History(Alias alias, List<Deployment> newestFirst) {
    this.alias = alias;
    this.lastByHand =
        newestFirst.stream()
            .filter(d -> d.status() == Status.SUCCEEDED)
            .findFirst()
            .flatMap(finished -> RollbackNote.since(finished, alias));
    served.add(alias.version());
    String next = alias.version();
    for (Deployment d : newestFirst) {
      Shift shift = d.shift().orElseThrow();
      fates.putIfAbsent(
          shift.green(), new Fate(outcome(d, shift.green(), next), Optional.of(d.id())));
      served.add(shift.blue());
      next = d.failed() ? next : shift.blue();
    }
  }

  /** What the last deployment that brought a version made of it. */
  private record Fate(String outcome, Optional<String> deployment) {}

  /**
   * One version.
   *
   * @param outcome what became of it, in a word or a sentence
   * @param deployment the last deployment that brought it, if one did
   * @param live whether it serves now, alone or with a weight
   */
  public record Entry(
      String version,
      Origin origin,
      String codeSha256,
      Instant published,
      String outcome,
      Optional<String> deployment,
      boolean live) {}

  /** The newest versions first, at most {@code most}. */
  public static List<Entry> of(Ports ports, int most) {
    List<Deployment> deployments =
        ports
            .deployments()
            .newest()
            .limit(2L * most)
            .filter(d -> d.rollbackOf().isEmpty() && d.shift().isPresent())
            .toList();
    // Read after them: it is where the newest left it, or somebody moved it by hand.
    History history = new History(ports.functions().alias(), deployments);
    return ports.functions().versions().stream()
        .sorted(Comparator.comparing(Version::number, History::byNumber).reversed())
        .limit(most)
        .map(history::entry)
        .toList();
  }

  private Entry entry(Version version) {
    String number = version.number();
    Fate none = new Fate(served.contains(number) ? "first" : "never released", Optional.empty());
    Fate fate = fates.getOrDefault(number, none);
    return new Entry(
        number,
        version.origin(),
        version.codeSha256(),
        version.published(),
        fate.outcome,
        fate.deployment,
        alias.version().equals(number) || alias.weights().containsKey(number));
  }

  private String outcome(Deployment deployment, String green, String next) {
    return switch (deployment.status()) {
      case SUCCEEDED -> released(green, next);
      case IN_FLIGHT -> "in flight";
      case FAILED, STOPPED -> "rolled back: " + deployment.error();
    };
  }

  /** What no deployment moved was moved by hand; the alias says by whom of the last time only. */
  private String released(String green, String next) {
    boolean movedOff = !next.equals(green);
    return (movedOff ? RollbackNote.parse(alias.description()) : lastByHand)
        .filter(note -> note.from().equals(green))
        .map(note -> "rolled back by " + note.by())
        .orElse(movedOff ? "released, moved off by hand" : "released");
  }

  private static int byNumber(String a, String b) {
    return Long.compare(Long.parseLong(a), Long.parseLong(b));
  }
}
