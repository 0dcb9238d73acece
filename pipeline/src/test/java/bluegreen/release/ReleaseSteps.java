package bluegreen.release;

import static bluegreen.world.FakeAws.GOOD;
import static bluegreen.world.FakeAws.answeredBy;
import static bluegreen.world.World.v;

import bluegreen.ports.Change;
import bluegreen.ports.Change.CodeUpdated;
import bluegreen.ports.Change.VersionPublished;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Group;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Reason;
import bluegreen.ports.Version;
import bluegreen.world.FakeDeployments;
import bluegreen.world.World;
import java.util.List;
import java.util.Optional;

/** What tests of a release's steps share. Its image becomes version 2, its deployment d-1. */
abstract class ReleaseSteps extends Steps {
  static final ReleaseOrder ORDER = World.order("good");
  static final Shift SHIFT = new Shift(v(1), v(2));

  /** What a release has changed before its deployment begins. */
  static final List<Change> PUBLISHED = List.of(new CodeUpdated(), new VersionPublished(v(2)));

  static final String REJOIN =
      "A deployment in flight goes on. Run the same command again to rejoin.";

  Outcome release() {
    return release(ORDER);
  }

  Outcome release(ReleaseOrder order) {
    return new Release(aws, time, told, order).run();
  }

  void succeeds() {
    later(() -> aws.succeeds("d-1"));
  }

  static RolledBack rolledBack(Reason reason) {
    return new RolledBack(v(1), List.of(v(2)), Optional.of("d-1"), reason, answeredBy(1));
  }

  /** Has a deployment of the image be the group's last. */
  void attempted(String id, Status status, Rollback rollback) {
    aws.functions().add(2, GOOD, Version.State.ACTIVE);
    put(FakeDeployments.deployment(id, status, Optional.of(SHIFT), rollback));
    group(Optional.of(id), "errors");
  }

  void group(Optional<String> lastAttempt, String... alarms) {
    aws.deployments()
        .group(new Group("LambdaCanary10Percent5Minutes", List.of(alarms), List.of(), lastAttempt));
  }
}
