package bluegreen.release;

import bluegreen.ports.Change;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.release.ReleaseOrder.OnInterrupt;
import bluegreen.release.RollbackOrder.Target;
import java.util.List;
import java.util.Optional;

/** Says what becomes of a release whose tool is asked to end. */
final class Interruption {
  private final Connection aws;
  private final Time time;
  private final Story story;
  private final ReleaseOrder order;

  Interruption(Connection aws, Time time, Story story, ReleaseOrder order) {
    this.aws = aws;
    this.time = time;
    this.story = story;
    this.order = order;
  }

  /**
   * Says it, or rolls back what is in flight if that was asked for.
   *
   * @param deployment the release's, if it has begun
   * @param changes what was changed before
   */
  Outcome of(Optional<String> deployment, List<Change> changes) {
    try {
      Optional<Deployment> ours = deployment.map(aws.deployments()::read);
      Optional<Deployment> flight =
          ours.filter(Deployment::inFlight).or(aws.deployments()::ownInFlight);
      if (flight.isEmpty()) {
        String what =
            ours.map(Interruption::ended).orElse("Nothing is in flight; traffic is untouched.");
        return new Interrupted(Optional.empty(), changes, what);
      }
      Interrupted left = left(flight.get(), changes);
      return order.onInterrupt() == OnInterrupt.ROLLBACK ? rolledBack(left) : left;
    } catch (LostSightException | RefusedException e) {
      return new Interrupted(
          Optional.empty(), changes, "What is in flight is unknown: " + e.getMessage());
    }
  }

  private Interrupted left(Deployment flight, List<Change> changes) {
    return new Interrupted(
        Optional.of(flight.id()),
        changes,
        "It goes on without this command, guarded by its alarms. Rejoin it: the same command"
            + " again. Stop it: bluegreen rollback --function "
            + aws.coordinates().function());
  }

  /** What is in flight has moved traffic: if it can't be stopped, that is no refusal. */
  private Outcome rolledBack(Interrupted otherwise) {
    RollbackOrder rollback =
        new RollbackOrder(new Target.LastGood(), order.source().run(), "interrupted");
    Outcome ended = new Rollback(aws, time, story, rollback).run();
    if (ended instanceof Refused(List<Refusal> refusals)) {
      refusals.forEach(refusal -> story.warning("It could not be rolled back: " + refusal.why()));
      return otherwise;
    }
    return ended;
  }

  private static String ended(Deployment deployment) {
    return switch (deployment.status()) {
      case Status.InFlight _ -> "Deployment " + deployment.id() + " is in flight.";
      case Status.Succeeded _ ->
          "Deployment "
              + deployment.id()
              + " has succeeded: the new version serves all traffic. The public URL was not checked"
              + " to the end; the same command again checks it.";
      case Status.Unsuccessful _ ->
          "Deployment "
              + deployment.id()
              + " did not succeed, and is rolled back. The same command again sees it end.";
    };
  }
}
