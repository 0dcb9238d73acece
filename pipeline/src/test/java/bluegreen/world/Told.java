package bluegreen.world;

import bluegreen.ports.Deployment;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Story;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A story, written down, also if several calls tell at the same time that they are tried again. */
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

  /** All that was said, but for the shifting. */
  public List<String> lines() {
    return lines;
  }

  /** Green's weight, each time that something of the shift had changed. */
  public List<Double> weights() {
    return shifts.stream().map(ShiftProgress::weight).toList();
  }

  /** All of the shift, each time that something of it had changed. */
  public List<ShiftProgress> shifts() {
    return shifts;
  }
}
