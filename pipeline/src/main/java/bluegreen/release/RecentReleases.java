package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployments;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.VersionNumber;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherer;
import java.util.stream.Stream;

/** The deployments that brought versions, as CodeDeploy remembers them, without their rollbacks. */
final class RecentReleases {
  private final Deployments deployments;

  RecentReleases(Deployments deployments) {
    this.deployments = deployments;
  }

  /** The newest first, up to and including the last that succeeded; all if none did. */
  List<Deployment> toTheLastThatSucceeded() {
    return newest()
        .gather(
            Gatherer.<Deployment, Deployment>ofSequential(
                (_, d, downstream) -> downstream.push(d) && !d.succeeded()))
        .toList();
  }

  /** The last one that succeeded in bringing {@code version}. */
  Optional<Deployment> thatBrought(VersionNumber version) {
    return newest().filter(d -> d.succeeded() && d.brings(version)).findFirst();
  }

  /**
   * The note of the rollback by hand that put the alias where it is; empty if {@code finished}, the
   * last deployment that succeeded, did so.
   */
  static Optional<RollbackNote> movedByHandSince(Deployment finished, Alias alias) {
    return RollbackNote.parse(alias.description())
        .filter(note -> alias.version().equals(note.to()) && !finished.brings(alias.version()));
  }

  private Stream<Deployment> newest() {
    return deployments.newest().filter(d -> d.rollbackOf().isEmpty());
  }
}
