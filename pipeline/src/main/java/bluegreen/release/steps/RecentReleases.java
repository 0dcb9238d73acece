package bluegreen.release.steps;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployments;
import bluegreen.ports.Reason;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.VersionNumber;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The deployments that brought versions, as CodeDeploy remembers them, without their rollbacks. */
public final class RecentReleases {
  private final Deployments deployments;

  public RecentReleases(Deployments deployments) {
    this.deployments = deployments;
  }

  /** The newest first. */
  public Stream<Deployment> newest() {
    return deployments.newest().filter(d -> d.rollbackOf().isEmpty());
  }

  /** Those that are newer than the deployment {@code id}, the newest first. */
  public Stream<Deployment> since(Optional<String> id) {
    return newest().takeWhile(d -> !id.equals(Optional.of(d.id())));
  }

  /** The newest first, up to and including the last that succeeded; all if none did. */
  public List<Deployment> toTheLastThatSucceeded() {
    return newest().gather(Until.including(Deployment::succeeded)).toList();
  }

  /** The deployment itself, or the one that it rolls back. */
  public Deployment original(Deployment deployment) {
    return deployment.rollbackOf().map(deployments::read).orElse(deployment);
  }

  /**
   * The version that served before {@code version} was released last; also if that release failed,
   * and somebody has moved the alias to it by hand.
   *
   * @param recent the result of {@link #toTheLastThatSucceeded}, which saves asking for more
   */
  public Optional<VersionNumber> before(VersionNumber version, List<Deployment> recent) {
    return recent.stream()
        .filter(d -> d.brings(version))
        .findFirst()
        .or(() -> newest().filter(d -> d.brings(version)).findFirst())
        .flatMap(Deployment::shift)
        .map(Shift::blue);
  }

  /**
   * The rollback that has put the alias where it is, if one has: nothing finished its release
   * since. A version whose own release failed was not put there to stay.
   *
   * @param recent the result of {@link #toTheLastThatSucceeded}
   */
  public static Optional<Reason> lastRollback(List<Deployment> recent, Alias alias) {
    if (recent.stream().anyMatch(d -> d.failed() && d.brings(alias.version()))) {
      return Optional.empty();
    }
    Optional<Deployment> undone =
        recent.stream()
            .findFirst()
            .filter(newest -> newest.comesFrom(alias.version()) && newest.failed());
    return noteInForce(recent, alias)
        .filter(note -> undone.filter(d -> note.isBefore(d.id())).isEmpty())
        .<Reason>map(note -> new Reason.Requested(note.by()))
        .or(() -> undone.flatMap(Deployment::reason));
  }

  /** The note of the rollback by hand that has put the alias where it is, if one has. */
  public static Optional<RollbackNote> noteInForce(List<Deployment> recent, Alias alias) {
    return alias
        .rollbackNote()
        .filter(
            note ->
                recent.stream()
                        .filter(d -> d.succeeded() && d.brings(alias.version()))
                        .allMatch(d -> d.period().ended().filter(note::isLaterThan).isPresent())
                    || recent.stream().anyMatch(d -> note.isAfter(d.id())));
  }
}
