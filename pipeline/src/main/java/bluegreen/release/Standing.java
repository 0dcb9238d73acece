package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.VersionNumber;
import bluegreen.release.steps.Until;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is recorded of a version that somebody names as the one to go back to. */
sealed interface Standing {
  /** It served all traffic, and nobody rolled it back since. */
  record Served() implements Standing {}

  /**
   * It was rolled back.
   *
   * @param by who, and why
   */
  record Bad(String by) implements Standing {}

  /** It never served all traffic. */
  record Untried() implements Standing {}

  /**
   * Looks it up.
   *
   * @param newest this alias's deployments, the newest first, without rollbacks
   */
  static Standing of(VersionNumber version, Stream<Deployment> newest, Alias alias) {
    Optional<RollbackNote> note =
        RollbackNote.parse(alias.description()).filter(n -> n.tellsOf(version));
    List<Deployment> seen = newest.gather(Until.including(d -> concerns(d, version))).toList();
    Optional<Deployment> last = seen.isEmpty() ? Optional.empty() : Optional.of(seen.getLast());
    Optional<Deployment> found = last.filter(d -> concerns(d, version));
    if (note.isPresent() && !releasedSince(note.get(), seen, version)) {
      return new Bad(note.get().by(version));
    }
    if (found.isEmpty()) {
      boolean served = alias.rollbackNote().filter(n -> n.to().equals(version)).isPresent();
      return served ? new Served() : new Untried();
    }
    return found.get().comesFrom(version) ? new Served() : of(found.get());
  }

  /** Whether a deployment says something of a version. */
  static boolean concerns(Deployment d, VersionNumber version) {
    return !d.inFlight() && (d.brings(version) || d.comesFrom(version));
  }

  private static Standing of(Deployment deployment) {
    return switch (deployment.status()) {
      case Status.Succeeded _ -> new Served();
      case Status.Unsuccessful _ ->
          new Bad("CodeDeploy: deployment " + deployment.id() + " did not succeed");
      case Status.InFlight _ -> new Untried();
    };
  }

  /** Whether the version finished a release after the note was written. */
  private static boolean releasedSince(
      RollbackNote note, List<Deployment> seen, VersionNumber version) {
    boolean released =
        !seen.isEmpty() && seen.getLast().succeeded() && seen.getLast().brings(version);
    boolean marked = seen.stream().anyMatch(d -> note.isAfter(d.id()));
    return released && note.mark().isPresent() && !marked;
  }
}
