package bluegreen.release.steps;

import bluegreen.ports.evidence.Answers;
import bluegreen.ports.evidence.Evidence;
import bluegreen.ports.evidence.Minute;
import bluegreen.verdict.Counts;
import bluegreen.verdict.Period;
import bluegreen.verdict.Sample;
import java.util.List;
import java.util.stream.IntStream;

/** Turns evidence into what is judged. */
final class Samples {
  private Samples() {}

  /**
   * All that was seen.
   *
   * @param probes what probes have shown besides
   */
  static Sample of(Evidence evidence, List<Period> probes) {
    List<Minute> minutes = List.copyOf(evidence.minutes().values());
    int thresholds =
        minutes.stream()
            .mapToInt(m -> Math.max(m.green().slow().size(), m.blue().slow().size()))
            .max()
            .orElse(0);
    return new Sample(
        minutes.stream().map(Samples::bad).toList(),
        probes,
        IntStream.range(0, thresholds)
            .mapToObj(i -> minutes.stream().map(minute -> slow(minute, i)).toList())
            .toList());
  }

  private static Period bad(Minute minute) {
    return new Period(
        new Counts(minute.green().requests(), minute.green().bad()),
        new Counts(minute.blue().requests(), minute.blue().bad()),
        minute.green().failing());
  }

  private static Period slow(Minute minute, int threshold) {
    return new Period(slow(minute.green(), threshold), slow(minute.blue(), threshold));
  }

  private static Counts slow(Answers answers, int threshold) {
    return answers.slow().isEmpty()
        ? Counts.NONE
        : new Counts(answers.requests(), answers.slow().get(threshold));
  }
}
