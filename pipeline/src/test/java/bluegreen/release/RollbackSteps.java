package bluegreen.release;

import static bluegreen.world.FakeAws.GOOD;
import static bluegreen.world.FakeAws.OTHER;
import static bluegreen.world.FakeAws.answeredBy;
import static bluegreen.world.World.v;

import bluegreen.ports.Deployment.Rollback.Disabled;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Reason;
import bluegreen.ports.Refusal;
import bluegreen.ports.Version.State;
import bluegreen.ports.VersionNumber;
import bluegreen.release.RollbackOrder.Target;
import bluegreen.release.RollbackOrder.Target.LastGood;
import bluegreen.world.FakeDeployments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** What tests of a rollback's steps share: versions 1 to 3, and ada, who rolls back. */
abstract class RollbackSteps extends Steps {
  static final String AFTER = " at 2026-01-31T12:00:00Z after ";
  static final Reason BY_ADA = new Reason.Requested("ada: because");
  static final String REPEAT = "Run the same command again: it is safe to repeat.";

  @BeforeEach
  void versions() {
    aws.functions().add(2, GOOD, State.ACTIVE);
    aws.functions().add(3, OTHER, State.ACTIVE);
  }

  /** Has version 2 serve after a release from version 1. */
  void released() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of());
  }

  Outcome rollback() {
    return rollback(new LastGood());
  }

  Outcome rollback(Target target) {
    return new Rollback(aws, time, told, new RollbackOrder(target, "ada", "because")).run();
  }

  static RolledBack movedByHand(long to, long former) {
    List<VersionNumber> before = List.of(v(former));
    return new RolledBack(v(to), before, Optional.empty(), BY_ADA, answeredBy(to));
  }

  static RolledBack backOnBlue(String deployment, Reason reason) {
    return new RolledBack(v(1), List.of(v(2)), Optional.of(deployment), reason, answeredBy(1));
  }

  static Refused refused(String why, String remedy) {
    return new Refused(List.of(new Refusal(why, remedy)));
  }

  /** A deployment by hand, whose AppSpec can't be read and which nobody rolls back. */
  void unreadable(Status status) {
    put(FakeDeployments.deployment("d-1", status, Optional.empty(), new Disabled()));
  }
}
