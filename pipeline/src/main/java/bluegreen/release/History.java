package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Deployments;
import bluegreen.ports.Functions;
import bluegreen.ports.Origin;
import bluegreen.ports.Reason;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
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
  private final Map<VersionNumber, Brought> brought = new HashMap<>();
  private final Set<VersionNumber> served = new HashSet<>();

  private History(Alias alias, List<Deployment> newestFirst) {
    this.alias = alias;
    this.lastByHand =
        newestFirst.stream()
            .filter(Deployment::succeeded)
            .findFirst()
            .flatMap(finished -> RecentReleases.movedByHandSince(finished, alias));
    served.add(alias.version());
    VersionNumber next = alias.version();
    for (Deployment d : newestFirst) {
      Shift shift = d.shift().orElseThrow();
      brought.putIfAbsent(shift.green(), new Brought(d.id(), fate(d, shift.green(), next)));
      served.add(shift.blue());
      next = d.failed() ? next : shift.blue();
    }
  }

  /** The last deployment that brought a version, and what it made of it. */
  private record Brought(String deployment, Fate fate) {}

  /** What became of a version. */
  public sealed interface Fate {
    /** No deployment brought it, but it served. */
    record First() implements Fate {}

    /** No deployment brought it, and it never served. */
    record NeverReleased() implements Fate {}

    /** Its deployment is in flight. */
    record InFlight() implements Fate {}

    /** Its release finished. */
    record Released() implements Fate {}

    /** Its release finished, and somebody moved the alias off it later; AWS doesn't say who. */
    record MovedOff() implements Fate {}

    /** It was rolled back. */
    record RolledBack(Reason reason) implements Fate {}
  }

  /**
   * One version.
   *
   * @param fate what became of it
   * @param deployment the last deployment that brought it, if one did
   * @param live whether it serves now, alone or with a weight
   */
  public record Entry(Version version, Fate fate, Optional<String> deployment, boolean live) {
    public VersionNumber number() {
      return version.number();
    }

    public Origin origin() {
      return version.origin();
    }

    public Instant published() {
      return version.published();
    }
  }

  /** The newest versions first, at most {@code most}. */
  public static List<Entry> of(Functions functions, Deployments deployments, int most) {
    List<Deployment> newestFirst =
        deployments
            .newest()
            .limit(2L * most)
            .filter(d -> d.rollbackOf().isEmpty() && d.shift().isPresent())
            .toList();
    // Read after the deployments: the newest of them has left it there, or somebody moved it.
    History history = new History(functions.alias(), newestFirst);
    return functions.versions().stream()
        .sorted(Comparator.comparing(Version::number).reversed())
        .limit(most)
        .map(history::entry)
        .toList();
  }

  private Entry entry(Version version) {
    VersionNumber number = version.number();
    Optional<Brought> last = Optional.ofNullable(brought.get(number));
    return new Entry(
        version,
        last.map(Brought::fate).orElseGet(() -> withoutDeployment(number)),
        last.map(Brought::deployment),
        alias.versions().contains(number));
  }

  private Fate withoutDeployment(VersionNumber number) {
    return served.contains(number) ? new Fate.First() : new Fate.NeverReleased();
  }

  private Fate fate(Deployment deployment, VersionNumber green, VersionNumber next) {
    return switch (deployment.status()) {
      case Status.Succeeded _ -> released(green, next);
      case Status.InFlight _ -> new Fate.InFlight();
      case Status.Unsuccessful(Reason reason) -> new Fate.RolledBack(reason);
    };
  }

  /**
   * A version whose release finished.
   *
   * @param next the version that served after it; if no deployment brought that, it was moved by
   *     hand, and of several such moves only the last is recorded, in the alias's description
   */
  private Fate released(VersionNumber green, VersionNumber next) {
    boolean movedOff = !next.equals(green);
    return (movedOff ? RollbackNote.parse(alias.description()) : lastByHand)
        .filter(note -> note.from().equals(green.toString()))
        .<Fate>map(note -> new Fate.RolledBack(new Reason.Requested(note.by())))
        .orElse(movedOff ? new Fate.MovedOff() : new Fate.Released());
  }
}
