package bluegreen.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs that differ in what goes wrong. */
final class Trials {
  static final int SEED = 42;

  private Trials() {}

  /** What all runs violate; as many run at a time as there are cores. */
  static <R> List<String> violations(List<R> runs, Function<R, List<String>> trial)
      throws Exception {
    List<Future<List<String>>> results = new ArrayList<>();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
      runs.forEach(run -> results.add(workers.submit(() -> trial.apply(run))));
    }
    List<String> all = new ArrayList<>();
    for (Future<List<String>> result : results) {
      all.addAll(result.get());
    }
    return all;
  }

  /** The operations that it asks for if nothing goes wrong. */
  static List<String> undisturbed(Situation situation) {
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
}
