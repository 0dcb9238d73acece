package bluegreen.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call of every command goes wrong once, in every way: the command says what is so, nothing
 * is left half-way, and the same command again ends it.
 */
@Order(5)
class CampaignTest {
  /** One run: call {@code number} goes wrong. */
  private record Run(Situation situation, Fault fault, int number) {}

  @ParameterizedTest
  @EnumSource
  void whatever_goes_wrong_once_is_survived(Situation situation) throws Exception {
    List<String> calls = Trials.undisturbed(situation);
    List<Run> runs =
        IntStream.rangeClosed(1, calls.size())
            .filter(number -> !isAmongPolls(calls, number))
            .boxed()
            .flatMap(
                number ->
                    List.of(Fault.values()).stream()
                        .filter(fault -> fault.matters(calls.get(number - 1)))
                        .map(fault -> new Run(situation, fault, number)))
            .toList();
    List<String> violations = Trials.violations(runs, CampaignTest::violations);

    assertThat(violations).as("%d runs of %d calls", runs.size(), calls.size()).isEmpty();
  }

  /** Whether the same is asked before and after, at least twice each. */
  private static boolean isAmongPolls(List<String> calls, int number) {
    int index = number - 1;
    return index >= 2
        && index + 2 < calls.size()
        && Set.copyOf(calls.subList(index - 2, index + 3)).size() == 1;
  }

  private static List<String> violations(Run run) {
    List<String> found = new ArrayList<>();
    try (Lab lab = new Lab(Trials.SEED)) {
      run.situation().prepare(lab);
      Check check = new Check(lab, run.situation());
      lab.wire().injects((number, _) -> number == run.number() ? run.fault() : Fault.NONE);
      Outcome outcome = run.situation().act(lab);
      String what = run + " (" + lab.wire().hit() + "): ";
      check.after(outcome).ifPresent(violation -> found.add(what + violation + ": " + outcome));
      if (run.situation().isRelease() && run.situation().achieves(outcome)) {
        return found;
      }
      lab.wire().injects((_, _) -> Fault.NONE);
      lab.goesOn(Duration.ofMinutes(20));
      Outcome again = run.situation().act(lab);
      check.rerun(again).ifPresent(v -> found.add(what + v + ": " + outcome + ", then " + again));
    } catch (RuntimeException | AssertionError e) {
      found.add(run + ": " + e);
    }
    return found;
  }
}
