package bluegreen.report;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Passes a story on, and keeps what a summary tells of it: the steps, the weights, the warnings.
 * Called from several threads: concurrent AWS calls report their retries.
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
  private Optional<Step> canary = Optional.empty();
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
   * @param own the time that the tool itself needed for it
   * @param waited the time that it waited for AWS, or for the function's answer
   */
  record Step(String what, Duration own, Duration waited) {}

  /**
   * How far a deployment had come, until more than the counts changed.
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

  /** The step with which green got its first requests. */
  Optional<Step> canary() {
    return canary;
  }

  List<Look> looks() {
    return List.copyOf(looks);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Counts what was spent before the journal began, such as the start of the JVM. */
  public Journal after(String what, Duration spent) {
    steps.add(new Step(what, spent, Duration.ZERO));
    return this;
  }

  @Override
  public synchronized void done(String what) {
    step(what, waiting ? Spent.WAITING : Spent.WORKING);
    story.done(what);
  }

  @Override
  public synchronized void waiting(String what) {
    spend(waiting ? Spent.WAITING : Spent.WORKING);
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
    step("Smoke test: " + test, Spent.WAITING);
    story.smoke(test, failures);
  }

  @Override
  public synchronized void shifting(Deployment deployment, ShiftProgress progress) {
    spend(Spent.WAITING);
    if (progress.weight() > 0 && deployment.rollbackOf().isEmpty() && canary.isEmpty()) {
      step("Green gets " + Alias.percent(progress.weight()) + " of the requests", Spent.WAITING);
      canary = Optional.of(steps.getLast());
    }
    Duration at = Duration.ofNanos(since - begin);
    if (!looks.isEmpty() && looks.getLast().goesOn(deployment, progress)) {
      at = looks.removeLast().at();
    }
    looks.add(new Look(at, deployment, progress));
    story.shifting(deployment, progress);
  }

  /** Whose time passed since the story's last word. */
  private enum Spent {
    WORKING,
    WAITING
  }

  private void step(String what, Spent spent) {
    spend(spent);
    steps.add(new Step(what, own, this.waited));
    own = Duration.ZERO;
    this.waited = Duration.ZERO;
  }

  private void spend(Spent spent) {
    long now = time.nanos();
    Duration passed = Duration.ofNanos(now - since);
    if (spent == Spent.WAITING) {
      this.waited = this.waited.plus(passed);
    } else {
      own = own.plus(passed);
    }
    since = now;
    waiting = false;
  }
}
