package bluegreen.release.steps;

import bluegreen.ports.evidence.Answers;
import bluegreen.ports.evidence.Basis;
import bluegreen.ports.evidence.Evidence;
import bluegreen.ports.evidence.Minute;
import bluegreen.ports.evidence.Past;
import bluegreen.verdict.Counting;
import bluegreen.verdict.Counts;
import bluegreen.verdict.Dispersion;
import bluegreen.verdict.Judge;
import bluegreen.verdict.Kind;
import bluegreen.verdict.Manner;
import bluegreen.verdict.Period;
import bluegreen.verdict.Source;
import bluegreen.verdict.Tolerances;
import bluegreen.verdict.Verdict;
import bluegreen.verdict.Verdict.Worse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a verdict of evidence. Errors and slow answers have a judge each, which share the bound α
 * on false alarms; that a version is healthy is about its errors alone, as it would take much
 * longer to show of its speed.
 */
final class Weighing {
  private static final double FOR_ERRORS = 0.8;

  /** Of slow answers, so many times blue's odds are harmless: a new version starts cold. */
  private static final double HARMLESS_SLOWNESS = 4;

  private final Tolerances tolerances;
  private final Dispersion dispersion;
  private final List<Duration> slow;
  private final List<Period> probes = new ArrayList<>();

  Weighing(Tolerances tolerances, Past past) {
    this.tolerances = tolerances;
    this.dispersion = Dispersion.of(past.minutes().stream().map(Weighing::bad).toList());
    this.slow = past.slow().stream().map(Weighing::clearlySlower).distinct().toList();
  }

  /** From when on an answer is slow: half as long again as usual. Less is not worth a rollback. */
  private static Duration clearlySlower(Duration usual) {
    return Duration.ofMillis(usual.multipliedBy(3).dividedBy(2).plusMillis(1).toMillis());
  }

  /** What counts as slow. */
  List<Duration> slow() {
    return slow;
  }

  /** Adds what probes have shown, all of which were on their way at the same time. */
  void probed(Period period) {
    probes.add(period);
  }

  /** Judges all that was seen. */
  Verdict of(Evidence evidence) {
    List<Minute> minutes = List.copyOf(evidence.minutes().values());
    Verdict errors = errors(minutes, forBursts(evidence.basis()));
    return errors instanceof Worse || !timed(minutes) ? errors : slowness(minutes, errors);
  }

  private static Counting forBursts(Basis basis) {
    return basis instanceof Basis.Logs ? Counting.ONE_AN_ENVIRONMENT : Counting.ONE_A_MINUTE;
  }

  private Verdict errors(List<Minute> minutes, Counting forBursts) {
    Judge judge =
        Judge.ofErrors(
            tolerances.withAlpha(tolerances.alpha() * FOR_ERRORS),
            Manner.of(dispersion, forBursts));
    for (Minute minute : minutes) {
      judge = judge.after(new Period(bad(minute.green()), bad(minute.blue())));
    }
    for (Period period : probes) {
      judge = judge.after(Kind.ERRORS, Source.CONCURRENT_PROBES, period);
    }
    return judge.verdict();
  }

  private Verdict slowness(List<Minute> minutes, Verdict otherwise) {
    Map<Kind, Manner> kinds = new LinkedHashMap<>();
    slow.forEach(above -> kinds.put(new Kind.Slow(above), Manner.PLAIN));
    Judge judge =
        Judge.of(
            tolerances
                .withAlpha(tolerances.alpha() * (1 - FOR_ERRORS))
                .withRatio(Math.max(HARMLESS_SLOWNESS, tolerances.ratio())),
            kinds);
    for (int i = 0; i < slow.size(); i++) {
      for (Minute minute : minutes) {
        Period period = new Period(slow(minute.green(), i), slow(minute.blue(), i));
        judge = judge.after(new Kind.Slow(slow.get(i)), Source.PUBLIC, period);
      }
    }
    return judge.verdict() instanceof Worse worse ? worse : otherwise;
  }

  private boolean timed(List<Minute> minutes) {
    return !slow.isEmpty() && minutes.stream().anyMatch(minute -> minute.green().timed() > 0);
  }

  private static Counts bad(Answers answers) {
    long environments =
        Math.clamp(answers.failing(), Math.min(1, answers.bad()), Math.max(answers.bad(), 0));
    return new Counts(answers.requests(), answers.bad(), environments);
  }

  private static Counts slow(Answers answers, int threshold) {
    return answers.slow().isEmpty()
        ? Counts.NONE
        : new Counts(answers.timed(), answers.slow().get(threshold));
  }
}
