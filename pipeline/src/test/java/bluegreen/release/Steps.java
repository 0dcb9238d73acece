package bluegreen.release;

import static bluegreen.world.World.v;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alarm.State;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Reason;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.RollbackNote.Mark;
import bluegreen.ports.RollbackNote.Move;
import bluegreen.ports.Seen;
import bluegreen.ports.StaleException;
import bluegreen.ports.VersionNumber;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tests of a deed's steps share: an AWS in memory, virtual time, and what was told. */
public abstract class Steps {
  public static final Status IN_FLIGHT = new Status.InFlight();
  public static final Status SUCCEEDED = new Status.Succeeded();
  public static final Reason FIRED = new Reason.AlarmFired(List.of("errors"), "errors fired");
  public static final Reason STOPPED = new Reason.DeploymentStopped("stopped");
  public static final Refusal DENIED = new Refusal("AccessDenied", "Ask for permission");
  public static final Seen BROKEN = new Seen.Unnamed(502, "HTTP 502");

  public static final Runnable DENIAL =
      () -> {
        throw new RefusedException(DENIED.why(), DENIED.remedy());
      };
  public static final Runnable SILENCE =
      () -> {
        throw new LostSightException("AWS did not answer");
      };
  public static final Runnable CONFLICT =
      () -> {
        throw new StaleException("the alias changed");
      };

  final FakeAws aws = new FakeAws();
  final VirtualTime time = new VirtualTime();
  final Told told = new Told();

  /** Executes the next move of the alias, whose answer is lost: the retry finds it changed. */
  void losesTheAnswerToAMove() {
    aws.calls()
        .next(
            "moveAlias",
            () -> {
              String[] call = aws.calls().made("moveAlias").getLast().split(" ", 3);
              aws.functions().serve(Long.parseLong(call[1]), Map.of(), call[2]);
            });
  }

  /** Runs an event five seconds after the start. */
  void later(Runnable event) {
    time.after(Duration.ofSeconds(5), event);
  }

  void shift(String id, long blue, long green, Status status) {
    put(FakeDeployments.deployment(id, status, new Shift(v(blue), v(green))));
  }

  /** A deployment of another function in the same group. */
  void others(String id, Status status) {
    put(FakeDeployments.others(id, status));
  }

  void put(Deployment deployment) {
    aws.deployments().put(deployment);
  }

  /** CodeDeploy's rollback {@code d-2} of {@code d-1}. */
  void back(Status status) {
    put(back("d-2", "d-1", status));
  }

  public static Deployment back(String id, String of, Status status) {
    return FakeDeployments.deployment(
        id, status, Optional.of(new Shift(v(2), v(1))), new Rollback.Of(of));
  }

  void alarm(String name, State state, VersionNumber... versions) {
    aws.monitoring().put(new Alarm(name, state, "because of " + name, Set.of(versions)));
  }

  /** What ada's rollback writes, asked for after the deployment {@code after}. */
  public static String note(String from, long to, String after) {
    return new RollbackNote(
            new Move(from, v(to)),
            Optional.of(new Mark(VirtualTime.BEGIN, after)),
            "ada: because",
            List.of())
        .text();
  }
}
