package bluegreen.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every command is killed before each of its calls and after the last, and the same command again
 * ends it. {@code KilledReleaseIT} does it to processes.
 */
@Order(5)
class KilledCommandTest {
  @ParameterizedTest
  @EnumSource
  void a_command_that_was_killed_before_any_call_is_run_again(Situation situation)
      throws Exception {
    int calls = Trials.undisturbed(situation).size();
    List<Integer> numbers = IntStream.rangeClosed(1, calls + 1).boxed().toList();

    assertThat(Trials.violations(numbers, number -> killed(situation, number))).isEmpty();
  }

  private static List<String> killed(Situation situation, int number) {
    List<String> found = new ArrayList<>();
    try (Lab lab = new Lab(Trials.SEED)) {
      situation.prepare(lab);
      Check check = new Check(lab, situation);
      lab.wire().injects((call, _) -> call == number ? Wire.DIES : Fault.NONE);
      String ended = end(situation, lab);
      if (lab.wire().calls() > number) {
        found.add(number + ": it goes on, and ends " + ended);
      }
      lab.wire().injects((_, _) -> Fault.NONE);
      Outcome again = situation.act(lab);
      check.rerun(again).ifPresent(v -> found.add(number + v + ": " + ended + ", then " + again));
    } catch (RuntimeException | AssertionError e) {
      found.add(number + ": " + e);
    }
    return found;
  }

  /** How a command ends that is killed, or that has ended before. */
  private static String end(Situation situation, Lab lab) {
    try {
      return situation.act(lab).toString();
    } catch (Wire.Died e) {
      return "killed " + e.getMessage();
    }
  }
}
