package bluegreen.release;

import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Reason;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.release.Judging.OnInconclusive;
import bluegreen.release.ReleaseOrder.Way;
import bluegreen.release.steps.DeploymentWatch;
import bluegreen.release.steps.Trial;
import bluegreen.smoke.Probes;
import bluegreen.verdict.Counts;
import bluegreen.verdict.Finding;
import bluegreen.verdict.Kind;
import bluegreen.verdict.Verdict;
import bluegreen.verdict.Verdict.Inconclusive;
import bluegreen.verdict.Verdict.Worse;
import java.time.Duration;
import java.util.Optional;

/** Has a release judged while two versions serve, and stopped once green is known to be worse. */
final class Judgement implements DeploymentWatch.Observer {
  private final Connection aws;
  private final Story story;
  private final ReleaseOrder order;
  private final Optional<Trial> trial;
  private Optional<Verdict> verdict = Optional.empty();
  private boolean stopped;
  private boolean warned;

  Judgement(Connection aws, Time time, Story story, ReleaseOrder order) {
    this.aws = aws;
    this.story = story;
    this.order = order;
    this.trial =
        order.way() == Way.CANARY
            ? Optional.of(
                new Trial(
                    aws,
                    time,
                    story,
                    new Trial.Criteria(
                        order.judging().tolerances(),
                        new Probes(aws.functions(), order.smokeTests()),
                        order.judging().probes())))
            : Optional.empty();
  }

  @Override
  public Optional<Verdict> sees(Deployment deployment) {
    trial.ifPresent(judges -> verdict = judges.look(deployment));
    if (decides()
        && verdict.isPresent()
        && verdict.get() instanceof Worse worse
        && deployment.inFlight()) {
      stop(deployment, worse);
    }
    return verdict;
  }

  /** Where it can't be stopped, alarms still guard it, and it is asked for again. */
  private void stop(Deployment deployment, Worse worse) {
    if (stopped) {
      return;
    }
    try {
      aws.deployments().stop(deployment.id());
      stopped = true;
      story.warning(
          "Version "
              + deployment.shift().map(shift -> shift.green().toString()).orElse("")
              + " answers worse ("
              + numbers(worse)
              + "): stopping deployment "
              + deployment.id()
              + " and rolling it back");
    } catch (RefusedException | LostSightException e) {
      if (!warned) {
        warned = true;
        story.warning("It answers worse, but can't be stopped: " + e.getMessage());
      }
    }
  }

  /** The verdict on all that was seen, after a last look. */
  Optional<Verdict> atTheEnd(Deployment ended) throws InterruptedException {
    if (trial.isPresent()) {
      verdict = trial.get().last(ended);
    }
    return verdict;
  }

  /** Whether this has stopped the deployment. */
  boolean hasStopped() {
    return stopped;
  }

  /** Why green may not stay, if it may not. */
  Optional<Reason> against() {
    return verdict
        .filter(_ -> decides())
        .flatMap(
            seen ->
                switch (seen) {
                  case Worse worse ->
                      Optional.of(
                          new Reason.JudgedWorse(worse, trial.flatMap(Trial::mostFrequent)));
                  case Inconclusive thin
                      when order.judging().onInconclusive() == OnInconclusive.ROLLBACK ->
                      Optional.of(new Reason.TooLittleSeen(thin));
                  case Inconclusive _, Verdict.Healthy _ -> Optional.empty();
                });
  }

  private boolean decides() {
    return order.judging().role() == Judging.Role.DECIDES;
  }

  /** Green's bad answers beside blue's, in a few words. */
  static String numbers(Verdict verdict) {
    Finding first = verdict.evidence().findings().getFirst();
    String what =
        switch (first.kind()) {
          case Kind.Errors _ -> " bad";
          case Kind.Slow(Duration above) -> " took more than " + above.toMillis() + " ms";
        };
    return counts(first.green()) + what + ", blue " + counts(first.blue());
  }

  private static String counts(Counts counts) {
    return counts.bad() + " of " + counts.requests();
  }
}
