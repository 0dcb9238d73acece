package bluegreen.report;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes a story on, and keeps what a summary says of it: the steps, the weights, the warnings.
 *
 * <p>Calls that are made at the same time may tell at the same time that they are tried again.
 */
public final class Journal implements Story {
  private final Story story;
  private final Time time;
  private final List<Step> steps = new ArrayList<>();
  private final List<Look> looks = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final long begin;
  private long since;
  private boolean waiting;
  private Duration own = Duration.ZERO;
  private Duration waited = Duration.ZERO;

  public Journal(Story story, Time time) {
    this.story = story;
    this.time = time;
    this.begin = time.nanos();
    this.since = begin;
  }

  /**
   * A step that has been taken.
   *
   * @param own what the tool needed for it
   * @param waited what it waited for AWS, or for the function's answer
   * @param canary whether it is that green gets its first requests
   */
  record Step(String what, Duration own, Duration waited, boolean canary) {}

  /**
   * How far a deployment had come, while nothing but the counts changed.
   *
   * @param at since the journal began
   */
  record Look(Duration at, Deployment deployment, ShiftProgress progress) {
    private boolean goesOn(Deployment later, ShiftProgress seen) {
      return later.id().equals(deployment.id())
          && seen.weight() == progress.weight()
          && seen.alarms().equals(progress.alarms());
    }
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  List<Look> looks() {
    return List.copyOf(looks);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Counts what was spent before the journal began, such as the start of the JVM. */
  public Journal after(String what, Duration spent) {
    steps.add(new Step(what, spent, Duration.ZERO, false));
    return this;
  }

  @Override
  public synchronized void done(String what) {
    step(what, waiting, false);
    story.done(what);
  }

  @Override
  public synchronized void waiting(String what) {
    spend(waiting);
    waiting = true;
    story.waiting(what);
  }

  @Override
  public synchronized void warning(String what) {
    warnings.add(what);
    story.warning(what);
  }

  @Override
  public synchronized void smoke(String test, List<String> failures) {
    step("Smoke test: " + test, true, false);
    story.smoke(test, failures);
  }

  @Override
  public synchronized void shifting(Deployment deployment, ShiftProgress progress) {
    spend(true);
    if (progress.weight() > 0 && deployment.rollbackOf().isEmpty() && !inCanary()) {
      step("Green gets " + Alias.percent(progress.weight()) + " of the requests", true, true);
    }
    Duration at = Duration.ofNanos(since - begin);
    if (!looks.isEmpty() && looks.getLast().goesOn(deployment, progress)) {
      at = looks.removeLast().at();
    }
    looks.add(new Look(at, deployment, progress));
    story.shifting(deployment, progress);
  }

  private boolean inCanary() {
    return steps.stream().anyMatch(Step::canary);
  }

  private void step(String what, boolean waited, boolean canary) {
    spend(waited);
    steps.add(new Step(what, own, this.waited, canary));
    own = Duration.ZERO;
    this.waited = Duration.ZERO;
  }

  /** The time since the last word was the tool's own, or somebody else's. */
  private void spend(boolean waited) {
    long now = time.nanos();
    Duration passed = Duration.ofNanos(now - since);
    if (waited) {
      this.waited = this.waited.plus(passed);
    } else {
      own = own.plus(passed);
    }
    since = now;
    waiting = false;
  }
}
