package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.RefusedException;
import bluegreen.ports.RollbackNote.Mark;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.VersionNumber;
import bluegreen.release.RollbackOrder.Care;
import bluegreen.release.RollbackOrder.Target;
import bluegreen.release.steps.Informed;
import bluegreen.release.steps.Publication;
import bluegreen.release.steps.RecentReleases;
import bluegreen.release.steps.Until;
import bluegreen.smoke.Check;
import bluegreen.smoke.SmokeRun;
import java.util.List;
import java.util.Optional;

/** Looks at a version that somebody names as the one to go back to, before it gets traffic. */
final class TargetCheck {
  private static final String FORCE =
      "Choose another (bluegreen history). To move all traffic to it all the same: --force";

  private final Connection aws;
  private final Time time;
  private final Informed informed;
  private final Publication publication;
  private final SmokeRun smoke;

  TargetCheck(Connection aws, Time time, Story story, Informed informed) {
    this.aws = aws;
    this.time = time;
    this.informed = informed;
    this.publication = new Publication(aws.functions(), time, story);
    this.smoke = new SmokeRun(aws.functions(), story);
  }

  private record Found(Standing standing, Optional<Deployment> newest) {}

  /**
   * Checks.
   *
   * @return the mark of a rollback now, if CodeDeploy says which deployment is the newest
   * @throws RefusedException if the version was rolled back, or fails its smoke tests
   */
  Optional<Mark> of(Target.Exactly exactly, Alias alias) throws InterruptedException {
    Optional<Found> found =
        informed.ask(
            "What became of version " + exactly.version() + " before is not known",
            () -> find(exactly.version(), alias));
    if (found.isPresent() && exactly.care() instanceof Care.Checked(var smokeTests)) {
      switch (found.get().standing()) {
        case Standing.Served _ -> {}
        case Standing.Bad(String by) ->
            throw new RefusedException(
                "Version " + exactly.version() + " was rolled back by " + by + ".", FORCE);
        case Standing.Untried _ -> pass(exactly.version(), smokeTests.get());
      }
    }
    return found.map(f -> AliasMove.mark(time, f.newest()));
  }

  private Found find(VersionNumber version, Alias alias) {
    List<Deployment> recent =
        new RecentReleases(aws.deployments())
            .newest()
            .gather(Until.including(d -> Standing.concerns(d, version)))
            .toList();
    return new Found(Standing.of(version, recent.stream(), alias), recent.stream().findFirst());
  }

  private void pass(VersionNumber version, List<Check> tests) throws InterruptedException {
    var _ = publication.active(version);
    List<String> failures = smoke.run(version, tests);
    if (!failures.isEmpty()) {
      throw new RefusedException(
          "Version "
              + version
              + " never served all traffic, and fails its smoke tests: "
              + String.join("; ", failures),
          FORCE);
    }
  }
}
