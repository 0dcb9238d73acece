package bluegreen.release.steps;

import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Meanwhile;
import bluegreen.ports.Meanwhile.Answer;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Story;
import bluegreen.smoke.Probes;
import bluegreen.smoke.Probes.Shown;
import bluegreen.verdict.Counts;
import bluegreen.verdict.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Sends safe requests to both versions, all at the same time. */
final class Probing {
  private final Meanwhile meanwhile;
  private final Story story;
  private final Probes probes;
  private List<Answer<Shown>> green = List.of();
  private List<Answer<Shown>> blue = List.of();
  private int sent;
  private boolean impossible;

  Probing(Meanwhile meanwhile, Story story, Probes probes) {
    this.meanwhile = meanwhile;
    this.story = story;
    this.probes = probes;
    this.impossible = !probes.any();
  }

  /** Sends so many to each version: the same ones to both. */
  void send(Shift shift, int each) {
    if (impossible) {
      return;
    }
    List<Answer<Shown>> toGreen = new ArrayList<>();
    List<Answer<Shown>> toBlue = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      int number = sent++;
      toGreen.add(meanwhile.ask(() -> probes.send(shift.green(), number)));
      toBlue.add(meanwhile.ask(() -> probes.send(shift.blue(), number)));
    }
    green = toGreen;
    blue = toBlue;
  }

  /** Whether all that were sent are answered. */
  boolean here() {
    return Stream.concat(green.stream(), blue.stream()).allMatch(Answer::here);
  }

  /**
   * What they have shown, if any were sent; those that are not answered yet are forgotten.
   *
   * @param seen hears which requests of the log they were
   */
  Optional<Period> result(Consumer<String> seen) {
    List<Shown> ofGreen = shown(green, seen);
    List<Shown> ofBlue = shown(blue, seen);
    green = List.of();
    blue = List.of();
    return ofGreen.isEmpty() && ofBlue.isEmpty()
        ? Optional.empty()
        : Optional.of(new Period(counts(ofGreen), counts(ofBlue)));
  }

  private List<Shown> shown(List<Answer<Shown>> answers, Consumer<String> seen) {
    List<Shown> shown = new ArrayList<>();
    for (Answer<Shown> answer : answers) {
      if (answer.here()) {
        try {
          shown.add(answer.get());
        } catch (RefusedException | LostSightException e) {
          giveUp(e);
        }
      }
    }
    shown.forEach(probe -> probe.request().ifPresent(seen));
    return shown;
  }

  private void giveUp(RuntimeException e) {
    if (!impossible) {
      impossible = true;
      story.warning("No more probes are sent: " + e.getMessage());
    }
  }

  /** Each probe was answered by another environment, as all were sent at the same time. */
  private static Counts counts(List<Shown> shown) {
    long bad = shown.stream().filter(probe -> !probe.good()).count();
    return new Counts(shown.size(), bad, bad);
  }
}
