package bluegreen.smoke;

import bluegreen.ports.Invoker;
import bluegreen.ports.Invoker.Invocation;
import bluegreen.ports.VersionNumber;
import java.util.List;
import java.util.Optional;

/** Sends the requests of smoke tests that change nothing, again and again, as evidence. */
public final class Probes {
  private final Invoker function;
  private final List<Check> safe;

  /**
   * Probes with those of the smoke tests that are marked as safe.
   *
   * @param all the smoke tests of a release
   */
  public Probes(Invoker function, List<Check> all) {
    this.function = function;
    this.safe = all.stream().filter(check -> check.effect() == Check.Effect.NONE).toList();
  }

  /** Whether there is a request that may be sent. */
  public boolean any() {
    return !safe.isEmpty();
  }

  /**
   * What a probe has shown.
   *
   * @param failures what was wrong with the answer, each with the test's name; none if it was good
   * @param request by which the function's log names the request, if Lambda has said
   */
  public record Shown(List<String> failures, Optional<String> request) {
    public Shown {
      failures = List.copyOf(failures);
    }

    public boolean good() {
      return failures.isEmpty();
    }
  }

  /**
   * Sends a probe to a version and waits for its answer.
   *
   * @param number which one: those of the same number are the same request, so that what two
   *     versions answer can be compared
   * @throws bluegreen.ports.LostSightException if no answer of Lambda's arrives
   */
  public Shown send(VersionNumber version, int number) {
    Check check = safe.get(Math.floorMod(number, safe.size()));
    Invocation invocation = function.invoke(version, check.request().event());
    return new Shown(
        SmokeRun.failures(version, check, invocation).stream()
            .map(failure -> check.name() + ": " + failure)
            .toList(),
        invocation.request());
  }
}
