package bluegreen.release.steps;

import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Meanwhile.Answer;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Waiting;
import bluegreen.ports.evidence.Basis;
import bluegreen.ports.evidence.Evidence;
import bluegreen.ports.evidence.Failure;
import bluegreen.ports.evidence.Gathering;
import bluegreen.ports.evidence.Past;
import bluegreen.smoke.Probes;
import bluegreen.verdict.Tolerances;
import bluegreen.verdict.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges green by blue while both serve. It only looks: nothing waits for its answers, and a source
 * of evidence that fails makes the verdict inconclusive.
 */
public final class Trial {
  /** Logs show a request within seconds; oftener would cost calls and tell no more. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** For the last look, once the shift has ended; and for probes before a look. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** On suspicion: enough for a verdict if most of them fail, and blue's do not. */
  private static final int PROBES_ON_SUSPICION = 5;

  private final Connection aws;
  private final Time time;
  private final Story story;
  private final Criteria criteria;
  private final Answer<Past> past;
  private final Probing probing;
  private @Nullable Scale scale;
  private @Nullable Answer<Evidence> open;
  private Evidence evidence = Evidence.none("nothing was read yet");
  private Optional<Verdict> verdict = Optional.empty();
  private long begun;
  private boolean probed;
  private boolean told;

  /**
   * What is judged by.
   *
   * @param probes what may be sent to both versions
   * @param each how many of them each version gets a second
   */
  public record Criteria(Tolerances tolerances, Probes probes, int each) {}

  /** What is known once the shift is. */
  private record Scale(Shift shift, Weighing weighing, Gathering gathering) {}

  /** Asks at once what is usual for the service. */
  public Trial(Connection aws, Time time, Story story, Criteria criteria) {
    this.aws = aws;
    this.time = time;
    this.story = story;
    this.criteria = criteria;
    this.past = aws.meanwhile().ask(() -> aws.evidence().past(time.now()));
    this.probing = new Probing(aws.meanwhile(), story, criteria.probes());
    this.begun = time.nanos() - LOOK.toNanos();
  }

  /** Looks, if it is time to, and gives the verdict on all that was seen so far. */
  public Optional<Verdict> look(Deployment deployment) {
    Scale on = scale == null ? scale(deployment) : scale;
    scale = on;
    if (on == null) {
      return verdict;
    }
    if (open != null && open.here()) {
      evidence = open.get();
      open = null;
      verdict = Optional.of(on.weighing().of(evidence));
      tellBasis();
    }
    if (open == null) {
      round(on, deployment);
    }
    return verdict;
  }

  /** Looks once more after the end of the deployment, and waits a little for it. */
  public Optional<Verdict> last(Deployment ended) throws InterruptedException {
    Waiting waiting = new Waiting(time, story).atMost(PATIENCE);
    waiting.until(() -> open == null || open.here(), here -> here);
    begun = time.nanos() - LOOK.toNanos();
    look(ended);
    waiting.until(() -> open == null || open.here(), here -> here);
    return look(ended);
  }

  /** How green failed most often, if it did. */
  public Optional<Failure> mostFrequent() {
    return evidence.failures().stream().findFirst();
  }

  /**
   * A round is probes, if any, and a look once they are answered: their lines in the log must be
   * known before, as they are no public's.
   */
  private void round(Scale on, Deployment deployment) {
    Duration waited = Duration.ofNanos(time.nanos() - begun);
    if (!probed && waited.compareTo(LOOK) >= 0) {
      begun = time.nanos();
      probed = true;
      waited = Duration.ZERO;
      if (deployment.inFlight()) {
        probing.send(on.shift(), probes());
      }
    }
    if (probed && (probing.here() || waited.compareTo(PATIENCE) > 0)) {
      probed = false;
      probing.result(on.gathering()::leaveOut).ifPresent(on.weighing()::probed);
      open = aws.meanwhile().ask(on.gathering()::look);
    }
  }

  private int probes() {
    int usual = criteria.each() * (int) LOOK.toSeconds();
    boolean suspicion =
        verdict.filter(v -> v instanceof Verdict.Inconclusive thin && thin.suspicion()).isPresent();
    return suspicion ? Math.max(usual, PROBES_ON_SUSPICION) : usual;
  }

  private @Nullable Scale scale(Deployment deployment) {
    Optional<Shift> shift = deployment.shift();
    if (shift.isEmpty() || !past.here()) {
      return null;
    }
    Weighing weighing = new Weighing(criteria.tolerances(), usual());
    return new Scale(
        shift.get(),
        weighing,
        aws.evidence().gather(shift.get(), deployment.period().created(), weighing.slow()));
  }

  private Past usual() {
    try {
      return past.get();
    } catch (RefusedException | LostSightException e) {
      story.warning(
          "How the service answered before is not known, so slow answers are not judged: "
              + e.getMessage());
      return Past.UNKNOWN;
    }
  }

  private void tellBasis() {
    if (told) {
      return;
    }
    switch (evidence.basis()) {
      case Basis.Logs _ -> {}
      case Basis.Metrics(String why) ->
          tell(
              "Judged by CloudWatch's metrics, minutes late and without answers of 500, because: "
                  + why);
      case Basis.Nothing(String why) -> tell("No evidence can be read: " + why);
    }
  }

  private void tell(String warning) {
    told = true;
    story.warning(warning);
  }
}
