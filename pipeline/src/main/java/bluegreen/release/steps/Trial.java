package bluegreen.release.steps;

import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Meanwhile.Answer;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Waiting;
import bluegreen.ports.evidence.Answers;
import bluegreen.ports.evidence.Basis;
import bluegreen.ports.evidence.Evidence;
import bluegreen.ports.evidence.Failure;
import bluegreen.ports.evidence.Gathering;
import bluegreen.ports.evidence.Past;
import bluegreen.verdict.Counting;
import bluegreen.verdict.Counts;
import bluegreen.verdict.Dispersion;
import bluegreen.verdict.Judge;
import bluegreen.verdict.Sample;
import bluegreen.verdict.Tolerances;
import bluegreen.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges green by blue while both serve. It only looks: nothing waits for its answers, and a source
 * of evidence that fails makes the verdict inconclusive.
 */
public final class Trial {
  /** Logs show a request within seconds; oftener would cost calls and tell no more. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** For the last look, once the shift has ended. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(5);

  private final Connection aws;
  private final Time time;
  private final Story story;
  private final Tolerances tolerances;
  private final Answer<Past> past;
  private @Nullable Gathering gathering;
  private @Nullable Answer<Evidence> open;
  private Evidence evidence = Evidence.none("nothing was read yet");
  private Optional<Verdict> verdict = Optional.empty();
  private Counting counting = Counting.EVERY_ANSWER;
  private long next;
  private boolean told;

  /** Asks at once what is usual for the service. */
  public Trial(Connection aws, Time time, Story story, Tolerances tolerances) {
    this.aws = aws;
    this.time = time;
    this.story = story;
    this.tolerances = tolerances;
    this.past = aws.meanwhile().ask(() -> aws.evidence().past(time.now()));
    this.next = time.nanos();
  }

  /** Looks, if it is time to, and gives the verdict on all that was seen so far. */
  public Optional<Verdict> look(Deployment deployment) {
    if (open == null && time.nanos() >= next) {
      ask(deployment);
    }
    if (open != null && open.here()) {
      evidence = open.get();
      open = null;
      judge();
    }
    return verdict;
  }

  /** Looks once more after the end of the deployment, and waits a little for it. */
  public Optional<Verdict> last(Deployment ended) throws InterruptedException {
    Waiting waiting = new Waiting(time, story).atMost(LAST_LOOK);
    waiting.until(() -> open == null || open.here(), here -> here);
    look(ended);
    next = time.nanos();
    look(ended);
    waiting.until(() -> open == null || open.here(), here -> here);
    return look(ended);
  }

  /** How green failed most often, if it did. */
  public Optional<Failure> mostFrequent() {
    return evidence.failures().stream().findFirst();
  }

  private void ask(Deployment deployment) {
    next = time.nanos() + LOOK.toNanos();
    if (gathering == null && past.here()) {
      gathering = gathering(deployment);
    }
    Gathering from = gathering;
    if (from != null) {
      open = aws.meanwhile().ask(from::look);
    }
  }

  private @Nullable Gathering gathering(Deployment deployment) {
    Past usual = usual();
    Dispersion dispersion = Dispersion.of(usual.minutes().stream().map(Trial::counts).toList());
    counting = dispersion.inBursts() ? Counting.ONE_AN_ENVIRONMENT : Counting.EVERY_ANSWER;
    List<Duration> slow = usual.slow().stream().map(Trial::clearlySlower).distinct().toList();
    return deployment
        .shift()
        .map(shift -> aws.evidence().gather(shift, deployment.period().created(), slow))
        .orElse(null);
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

  /** A half more: what is only a little slower is not worth a rollback. */
  private static Duration clearlySlower(Duration usual) {
    return usual.multipliedBy(3).dividedBy(2);
  }

  private void judge() {
    Counting how =
        counting == Counting.ONE_AN_ENVIRONMENT && !(evidence.basis() instanceof Basis.Logs)
            ? Counting.ONE_A_PERIOD
            : counting;
    verdict = Optional.of(new Judge(tolerances, how).judge(Samples.of(evidence, List.of())));
    if (!told && !(evidence.basis() instanceof Basis.Logs)) {
      told = true;
      story.warning(basis(evidence.basis()));
    }
  }

  private static String basis(Basis basis) {
    return switch (basis) {
      case Basis.Logs _ -> "";
      case Basis.Metrics(String why) ->
          "Judged by CloudWatch's metrics, minutes late and without answers of 500, because: " + why;
      case Basis.Nothing(String why) -> "No evidence can be read: " + why;
    };
  }

  private static Counts counts(Answers answers) {
    return new Counts(answers.requests(), answers.bad());
  }
}
