package bluegreen.world;

import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.EvidenceSource;
import bluegreen.ports.evidence.Answers;
import bluegreen.ports.evidence.Basis;
import bluegreen.ports.evidence.Evidence;
import bluegreen.ports.evidence.Failure;
import bluegreen.ports.evidence.Gathering;
import bluegreen.ports.evidence.Minute;
import bluegreen.ports.evidence.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Evidence that a test makes up: nothing at first, from logs. */
public final class FakeEvidence implements EvidenceSource {
  private final Calls calls;
  private final SortedMap<Instant, Minute> minutes = new TreeMap<>();
  private final List<Failure> failures = new ArrayList<>();
  private Basis basis = new Basis.Logs();
  private Past past = Past.UNKNOWN;

  FakeEvidence(Calls calls) {
    this.calls = calls;
  }

  /** Sets how the alias answered before. */
  public void past(Past before) {
    past = before;
  }

  /** Sets where the evidence comes from. */
  public void basis(Basis where) {
    basis = where;
  }

  /** Sets what was seen in the minute {@code number}. */
  public void minute(int number, Answers green, Answers blue) {
    minutes.put(VirtualTime.BEGIN.plus(Duration.ofMinutes(number)), new Minute(green, blue));
  }

  /** Adds a way in which green's answers were bad. */
  public void failure(Failure failure) {
    failures.add(failure);
  }

  /** Answers of which {@code bad} were bad, all of them by one environment. */
  public static Answers answers(long requests, long bad) {
    return new Answers(requests, bad, bad > 0 ? 1 : 0, 0, List.of());
  }

  @Override
  public Past past(Instant now) {
    calls.make("past");
    return past;
  }

  @Override
  public Gathering gather(Shift shift, Instant since, List<Duration> slow) {
    return new Gathering() {
      @Override
      public Evidence look() {
        calls.make("evidence", shift.blue(), "→", shift.green());
        return new Evidence(basis, minutes, failures);
      }

      @Override
      public void leaveOut(String request) {
        calls.make("leaveOut", request);
      }
    };
  }
}
