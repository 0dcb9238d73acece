package bluegreen.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alias;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Undecided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  private static final int SEED = 42;
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int MOST_CALLS = 400;

  /** One run: call {@code number} goes wrong. */
  private record Run(Situation situation, Fault fault, int number) {}

  @ParameterizedTest
  @EnumSource
  void whatever_goes_wrong_once_is_survived(Situation situation) throws Exception {
    List<String> calls = undisturbed(situation);
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
    List<String> violations = violations(runs);

    assertThat(violations).as("%d runs of %d calls", runs.size(), calls.size()).isEmpty();
  }

  /** Whether the same is asked before and after, at least twice each. */
  private static boolean isAmongPolls(List<String> calls, int number) {
    int index = number - 1;
    return index >= 2
        && index + 2 < calls.size()
        && Set.copyOf(calls.subList(index - 2, index + 3)).size() == 1;
  }

  private static List<String> violations(List<Run> runs) throws Exception {
    List<Future<List<String>>> results = new ArrayList<>();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
      runs.forEach(run -> results.add(workers.submit(() -> violations(run))));
    }
    List<String> all = new ArrayList<>();
    for (Future<List<String>> result : results) {
      all.addAll(result.get());
    }
    return all;
  }

  /** The operations that it asks for if nothing goes wrong. */
  private static List<String> undisturbed(Situation situation) {
    List<String> operations = new ArrayList<>();
    try (Lab lab = new Lab(SEED)) {
      situation.prepare(lab);
      lab.wire()
          .injects(
              (_, call) -> {
                operations.add(call.operation());
                return Fault.NONE;
              });
      Outcome outcome = situation.act(lab);
      assertThat(situation.achieves(outcome)).as("%s", outcome).isTrue();
      assertThat(situation.isReached(lab)).isTrue();
      return operations;
    }
  }

  private static List<String> violations(Run run) {
    List<String> found = new ArrayList<>();
    try (Lab lab = new Lab(SEED)) {
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

  /** What must be so after a run. */
  private static final class Check {
    private final Lab lab;
    private final Situation situation;
    private final Alias before;
    private final int versions;

    Check(Lab lab, Situation situation) {
      this.lab = lab;
      this.situation = situation;
      this.before = lab.alias();
      this.versions = lab.versions();
    }

    Optional<String> after(Outcome outcome) {
      if (!situation.allows(outcome)) {
        return Optional.of("ends so");
      }
      if (situation.achieves(outcome) && !situation.isReached(lab)) {
        return Optional.of("says so with the alias on " + lab.alias().traffic());
      }
      if (lab.versions() > versions + 1) {
        return Optional.of("published " + (lab.versions() - versions) + " versions");
      }
      if (outcome instanceof Refused
          && (lab.versions() != versions || !lab.alias().traffic().equals(before.traffic()))) {
        return Optional.of("refused after a change");
      }
      if (isMixed() && !(outcome instanceof Undecided)) {
        return Optional.of("weights without a deployment: " + lab.alias().traffic());
      }
      if (lab.passed().compareTo(LONGEST) > 0 || lab.wire().calls() > MOST_CALLS) {
        return Optional.of("took " + lab.passed() + " and " + lab.wire().calls() + " calls");
      }
      return Optional.empty();
    }

    /**
     * Whether weights are there that were not there before, and that nothing in flight explains.
     */
    private boolean isMixed() {
      Alias now = lab.alias();
      return !now.weights().isEmpty() && !now.traffic().equals(before.traffic()) && !lab.inFlight();
    }

    Optional<String> rerun(Outcome again) {
      if (!situation.isReached(lab) || !lab.alias().weights().isEmpty()) {
        return Optional.of("the same command again leaves the alias on " + lab.alias().traffic());
      }
      return again instanceof Undecided || again instanceof Refused
          ? Optional.of("the same command again does not end it")
          : Optional.empty();
    }
  }
}
