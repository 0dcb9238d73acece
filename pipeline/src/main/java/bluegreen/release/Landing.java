package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Change;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.Overtaken;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Reason;
import bluegreen.ports.RefusedException;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.RollbackNote.Mark;
import bluegreen.ports.Seen;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Traffic;
import bluegreen.ports.VersionNumber;
import bluegreen.release.steps.AliasWrite;
import bluegreen.release.steps.DeploymentWatch;
import bluegreen.release.steps.Informed;
import bluegreen.release.steps.RecentReleases;
import bluegreen.release.steps.Settling;
import bluegreen.release.steps.Settling.Ends;
import bluegreen.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Follows a release's deployment to its end, and says what has become of the release. */
final class Landing {
  private final Connection aws;
  private final Time time;
  private final Story story;
  private final Start start;
  private final DeploymentWatch watch;
  private final Judgement judgement;
  private final Informed informed;
  private final Settling settling;

  Landing(Connection aws, Time time, Story story, Start start) {
    this.aws = aws;
    this.time = time;
    this.story = story;
    this.start = start;
    this.watch = new DeploymentWatch(aws, time, story);
    this.settling = new Settling(aws, time, story);
    this.judgement = new Judgement(aws, time, story, start.order());
    this.informed = new Informed(aws.meanwhile(), time, story);
  }

  /**
   * Where a release starts from.
   *
   * @param alias as it was
   * @param lastAttempt the group's newest deployment at that time
   * @param publicly what was seen at the public URL
   * @param order what is released, and how
   */
  record Start(
      Alias alias, Optional<String> lastAttempt, Supplier<Seen> publicly, ReleaseOrder order) {}

  /**
   * Follows a deployment. From here on traffic moves: whatever AWS denies us now, it is not a
   * refusal.
   *
   * @param changes what the release has changed before
   */
  Outcome of(String id, List<Change> changes) throws InterruptedException {
    try {
      return follow(id, changes);
    } catch (RefusedException e) {
      throw new LostSightException("Lost sight of deployment " + id + ": " + e.getMessage(), e);
    }
  }

  private Outcome follow(String id, List<Change> changes) throws InterruptedException {
    Deployment ended = watch.toEnd(id, judgement);
    Shift shift =
        ended
            .shift()
            .orElseThrow(
                () ->
                    new LostSightException(
                        "CodeDeploy doesn't say which versions deployment " + id + " shifted."));
    if (ended.succeeded()) {
      return arrived(ended, shift);
    }
    watch.rollbackOf(ended);
    Alias now = aws.functions().alias();
    Optional<RollbackNote> rollback =
        start.alias().rollbackBefore(now).filter(note -> !note.to().equals(shift.blue()));
    if (rollback.isPresent()) {
      return overtaken(now, rollback.get(), changes);
    }
    Optional<Deployment> first = now.servesOnly(shift.green()) ? twin(ended) : Optional.empty();
    return first.isPresent() ? arrived(first.get(), shift) : rolledBack(ended, shift);
  }

  /** A deployment that did the same before: its creation was not answered, and asked for again. */
  private Optional<Deployment> twin(Deployment ended) {
    return new RecentReleases(aws.deployments())
        .since(start.lastAttempt())
        .filter(d -> d.succeeded() && d.shift().equals(ended.shift()))
        .findFirst();
  }

  private Outcome arrived(Deployment ended, Shift shift) throws InterruptedException {
    Optional<Outcome> before = movedOff(aws.functions().alias(), ended, shift);
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Verdict> verdict = judgement.atTheEnd(ended);
    Optional<Reason> against = judgement.against();
    if (against.isPresent()) {
      return moveBack(new Undone(ended, shift, against.get()), aws.functions().alias());
    }
    List<Traffic> evidence = watch.seen().traffic();
    boolean tried =
        evidence.stream().anyMatch(t -> t.version().equals(shift.green()) && t.requests() > 0);
    if (start.order().way() == ReleaseOrder.Way.CANARY && !tried) {
      story.warning(
          "CloudWatch shows no request to version "
              + shift.green()
              + " during the canary: no alarm could have fired.");
    }
    Outcome outcome =
        settling.settled(
            shift.green(),
            new Ends(
                seen -> new Released(shift, ended.id(), evidence, seen, verdict),
                seen -> new Failing(shift.green(), seen)));
    if (outcome instanceof Released) {
      return outcome;
    }
    Alias now = aws.functions().alias();
    Optional<Outcome> meanwhile = movedOff(now, ended, shift);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    return outcome instanceof Failing failing ? failed(failing, ended, shift, now) : outcome;
  }

  /** How it ends if somebody has moved the alias since the deployment succeeded. */
  private Optional<Outcome> movedOff(Alias alias, Deployment ended, Shift shift) {
    if (alias.servesOnly(shift.green())) {
      return Optional.empty();
    }
    return start
        .alias()
        .rollbackBefore(alias)
        .filter(note -> alias.servesOnly(note.to()))
        .<Outcome>map(note -> new Overtaken(alias.version(), requested(note), List.of()))
        .or(
            () ->
                Optional.of(
                    Settling.movedBySomebody("Deployment " + ended.id() + " succeeded", alias)));
  }

  /** Green serves all traffic and fails. It is rolled back, unless blue failed just as well. */
  private Outcome failed(Failing failing, Deployment ended, Shift shift, Alias now)
      throws InterruptedException {
    if (failedBefore(shift.green())) {
      story.warning("The public URL failed before this release, too: it is not rolled back.");
      return failing;
    }
    return moveBack(
        new Undone(ended, shift, new Reason.PublicUrlFailed(failing.seen().text())), now);
  }

  /** A release that is undone, and why. */
  private record Undone(Deployment ended, Shift shift, Reason reason) {}

  /** Green serves all traffic and must not: blue gets it again. */
  private Outcome moveBack(Undone undone, Alias now) throws InterruptedException {
    Shift shift = undone.shift();
    story.warning(
        "Version %s serves all traffic, and %s: rolling back to version %s"
            .formatted(shift.green(), why(undone.reason()), shift.blue()));
    var _ = notes(undone.reason()).move(now, shift.blue(), Optional.of(mark(undone.ended())));
    return settling.settled(
        shift.blue(), Ends.always(seen -> back(undone.ended(), shift, undone.reason(), seen)));
  }

  private AliasMove notes(Reason reason) {
    return new AliasMove(aws, time, story, start.order().source().run() + ": " + why(reason));
  }

  private Mark mark(Deployment ended) {
    return AliasMove.mark(time, Optional.of(ended));
  }

  private static String why(Reason reason) {
    return switch (reason) {
      case Reason.PublicUrlFailed(String seen) -> "the public URL failed: " + seen;
      case Reason.JudgedWorse(var worse, var _) -> "it answers worse: " + Judgement.numbers(worse);
      case Reason.TooLittleSeen(var thin) ->
          "too little was seen of it: " + Judgement.numbers(thin);
      case Reason.AlarmFired _,
          Reason.BlueFailed _,
          Reason.DeploymentFailed _,
          Reason.DeploymentStopped _,
          Reason.Requested _ ->
          "it was rolled back";
    };
  }

  /** What green answered while it had a part of the traffic was no failure before. */
  private boolean failedBefore(VersionNumber green) {
    Seen before = start.publicly().get();
    boolean byGreen = before instanceof Seen.By by && by.version().equals(green);
    return before.failing() && !byGreen;
  }

  private Outcome rolledBack(Deployment ended, Shift shift) throws InterruptedException {
    Reason reason = reason(ended);
    if (reason instanceof Reason.JudgedWorse) {
      notes(reason).record(shift, mark(ended), informed.anew());
    }
    return settling.rolledBack(ended, shift, Ends.always(seen -> back(ended, shift, reason, seen)));
  }

  /** A deployment that was stopped, and nobody says why, may have been stopped by a verdict. */
  private Reason reason(Deployment ended) throws InterruptedException {
    Reason said =
        judgement.hasStopped()
            ? new Reason.DeploymentStopped("")
            : new Blame(aws.functions(), time, story).of(ended, watch.seen());
    if (!(said instanceof Reason.DeploymentStopped)) {
      return said;
    }
    if (!judgement.hasStopped()) {
      var _ = judgement.atTheEnd(ended);
    }
    return judgement.against().filter(Reason.JudgedWorse.class::isInstance).orElse(said);
  }

  private static RolledBack back(Deployment ended, Shift shift, Reason reason, Seen seen) {
    return new RolledBack(
        shift.blue(), List.of(shift.green()), Optional.of(ended.id()), reason, seen);
  }

  /** CodeDeploy may have rolled back to what was blue: the rollback by hand counts. */
  private Outcome overtaken(Alias now, RollbackNote note, List<Change> changes)
      throws InterruptedException {
    VersionNumber to = note.to();
    if (!now.servesOnly(to)) {
      story.warning(
          "A rollback moved the alias to version %s during this release, and CodeDeploy to %s: moving it to version %s again."
              .formatted(to, now.traffic(), to));
      AliasWrite.to(aws.functions(), now, to, now.description());
    }
    return settling.settled(to, Ends.always(_ -> new Overtaken(to, requested(note), changes)));
  }

  private static Reason.Requested requested(RollbackNote note) {
    return new Reason.Requested(note.by());
  }
}
