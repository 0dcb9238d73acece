package bluegreen.release;

import bluegreen.ports.Deployment;
import bluegreen.ports.Functions;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Reason;
import bluegreen.ports.RefusedException;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Traffic;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.Waiting;
import java.time.Duration;
import java.util.Optional;

/** Finds out why a deployment did not succeed, as far as more is known than CodeDeploy says. */
final class Blame {
  /** A rollback by hand says who and why once it has seen the deployment end, as this does. */
  private static final Duration UNTIL_NOTE = Duration.ofSeconds(4);

  /** So much higher than green's is a rate of errors that is blue's own. */
  private static final long TIMES = 4;

  private final Functions functions;
  private final Waiting waiting;

  Blame(Functions functions, Time time, Story story) {
    this.functions = functions;
    this.waiting = new Waiting(time, story).every(Duration.ofMillis(400)).atMost(UNTIL_NOTE);
  }

  /**
   * The reason.
   *
   * @param seen what was seen of the deployment last
   */
  Reason of(Deployment ended, ShiftProgress seen) throws InterruptedException {
    Reason said = ended.reason().orElse(new Reason.DeploymentStopped(""));
    return switch (said) {
      case Reason.AlarmFired fired -> ofBlue(fired, ended, seen).orElse(said);
      case Reason.DeploymentStopped _ -> requested(ended).orElse(said);
      case Reason.BlueFailed _,
          Reason.DeploymentFailed _,
          Reason.JudgedWorse _,
          Reason.PublicUrlFailed _,
          Reason.Requested _,
          Reason.TooLittleSeen _ ->
          said;
    };
  }

  private static Optional<Reason> ofBlue(
      Reason.AlarmFired fired, Deployment ended, ShiftProgress seen) {
    return ended
        .shift()
        .filter(_ -> fired.alarms().stream().noneMatch(name -> watchesOneVersion(name, seen)))
        .flatMap(
            shift ->
                of(shift.blue(), seen)
                    .flatMap(
                        blue ->
                            of(shift.green(), seen)
                                .filter(green -> failsMore(blue, green))
                                .map(green -> new Reason.BlueFailed(fired.alarms(), blue, green))));
  }

  private static boolean watchesOneVersion(String alarm, ShiftProgress seen) {
    return seen.alarms().stream().anyMatch(a -> a.name().equals(alarm) && a.watchesOneVersion());
  }

  private static Optional<Traffic> of(VersionNumber version, ShiftProgress seen) {
    return seen.traffic().stream().filter(t -> t.version().equals(version)).findFirst();
  }

  private static boolean failsMore(Traffic blue, Traffic green) {
    return green.requests() > 0
        && blue.errors() * green.requests() > TIMES * green.errors() * blue.requests();
  }

  private Optional<Reason> requested(Deployment ended) throws InterruptedException {
    try {
      return waiting
          .until(() -> note(ended), Optional::isPresent)
          .last()
          .map(note -> new Reason.Requested(note.by()));
    } catch (RefusedException | LostSightException e) {
      // It only informs: what follows reads the alias again.
      return Optional.empty();
    }
  }

  private Optional<RollbackNote> note(Deployment ended) {
    return functions.alias().rollbackNote().filter(note -> note.isAfter(ended.id()));
  }
}
