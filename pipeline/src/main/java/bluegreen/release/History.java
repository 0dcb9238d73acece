package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Origin;
import bluegreen.ports.Reason;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import bluegreen.release.steps.RecentReleases;
import bluegreen.release.steps.Until;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What became of each version. */
public final class History {
  private final Alias alias;
  private final Optional<RollbackNote> note;
  private final Optional<RollbackNote> inForce;
  private final Map<VersionNumber, Brought> brought = new HashMap<>();
  private final Set<VersionNumber> served = new HashSet<>();

  private History(Alias alias, List<Deployment> newestFirst) {
    this.alias = alias;
    this.note = RollbackNote.parse(alias.description());
    this.inForce =
        RecentReleases.noteInForce(
            newestFirst.stream().gather(Until.including(Deployment::succeeded)).toList(), alias);
    served.add(alias.version());
    VersionNumber next = alias.version();
    for (Deployment d : newestFirst) {
      Shift shift = d.shift().orElseThrow();
      brought.putIfAbsent(shift.green(), new Brought(d, fate(d, shift.green(), next)));
      served.add(shift.blue());
      next = d.failed() ? next : shift.blue();
    }
  }

  /** The last deployment that brought a version, and what became of the version. */
  private record Brought(Deployment deployment, Fate fate) {}

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
   * @param ended when that deployment ended, or when it was rolled back by hand
   * @param live whether it serves now, alone or with a weight
   */
  public record Entry(
      Version version,
      Fate fate,
      Optional<String> deployment,
      Optional<Instant> ended,
      boolean live) {
    public VersionNumber number() {
      return version.number();
    }

    public Origin origin() {
      return version.origin();
    }

    public Optional<Instant> published() {
      return version.published();
    }
  }

  /** The newest versions first, at most {@code most}. */
  public static List<Entry> of(Connection aws, int most) {
    List<Deployment> newestFirst =
        aws.deployments().newest().limit(2L * most).filter(d -> d.rollbackOf().isEmpty()).toList();
    // Read after the deployments: the newest of them has left it there, or somebody moved it.
    History history = new History(aws.functions().alias(), newestFirst);
    return new NewestVersions(aws)
        .read(history.newest(), most).stream().map(history::entry).toList();
  }

  /** Of the versions that the alias and the deployments name. */
  private VersionNumber newest() {
    return Stream.concat(served.stream(), brought.keySet().stream())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Entry entry(Version version) {
    VersionNumber number = version.number();
    Optional<Brought> last = Optional.ofNullable(brought.get(number));
    return new Entry(
        version,
        last.map(Brought::fate).orElseGet(() -> withoutDeployment(number)),
        last.map(b -> b.deployment().id()),
        last.flatMap(b -> ended(b, number)),
        alias.versions().contains(number));
  }

  private Optional<Instant> ended(Brought last, VersionNumber number) {
    return last.fate() instanceof Fate.RolledBack(Reason.Requested _)
        ? note.flatMap(n -> n.at(number))
        : last.deployment().period().ended();
  }

  private Fate withoutDeployment(VersionNumber number) {
    return served.contains(number) ? new Fate.First() : new Fate.NeverReleased();
  }

  private Fate fate(Deployment deployment, VersionNumber green, VersionNumber next) {
    return switch (deployment.status()) {
      case Status.Succeeded _ -> released(green, next);
      case Status.InFlight _ -> new Fate.InFlight();
      case Status.Unsuccessful(Reason.DeploymentStopped stopped) ->
          new Fate.RolledBack(stoppedBy(deployment, green).orElse(stopped));
      case Status.Unsuccessful(Reason reason) -> new Fate.RolledBack(reason);
    };
  }

  private Optional<Reason> stoppedBy(Deployment deployment, VersionNumber green) {
    return note.filter(n -> n.isAfter(deployment.id()) || n.tellsOf(green))
        .map(n -> new Reason.Requested(n.by(green)));
  }

  /**
   * A version whose release finished.
   *
   * @param next the version that served after it; if no deployment brought that, it was moved by
   *     hand: the alias's description has the last of such moves by bluegreen, and those before
   */
  private Fate released(VersionNumber green, VersionNumber next) {
    boolean movedOff = !next.equals(green);
    return (movedOff ? note : inForce)
        .filter(n -> n.tellsOf(green) && !n.to().equals(green))
        .<Fate>map(n -> new Fate.RolledBack(new Reason.Requested(n.by(green))))
        .orElse(movedOff ? new Fate.MovedOff() : new Fate.Released());
  }
}
