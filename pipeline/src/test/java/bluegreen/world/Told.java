package bluegreen.world;

import bluegreen.ports.Deployment;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Story;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A story that records what it is told; safe for use by several threads. */
public final class Told implements Story {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<ShiftProgress> shifts = new CopyOnWriteArrayList<>();

  @Override
  public void done(String what) {
    lines.add(what);
  }

  @Override
  public void waiting(String what) {
    lines.add(what);
  }

  @Override
  public void warning(String what) {
    lines.add(what);
  }

  @Override
  public void smoke(String test, List<String> failures) {
    lines.add(test + failures);
  }

  @Override
  public void shifting(Deployment deployment, ShiftProgress progress) {
    shifts.add(progress);
  }

  /** All lines, except the progress of shifts. */
  public List<String> lines() {
    return lines;
  }

  /** Green's weight at each reported progress of a shift. */
  public List<Double> weights() {
    return shifts.stream().map(ShiftProgress::weight).toList();
  }

  /** Each reported progress of a shift. */
  public List<ShiftProgress> shifts() {
    return shifts;
  }
}
