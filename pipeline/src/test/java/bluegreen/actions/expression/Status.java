package bluegreen.actions.expression;

import java.util.Collection;
import java.util.Locale;

/** How a step, a job or a run ended, or how it goes so far; the worst last. */
public enum Status {
  SUCCESS,
  SKIPPED,
  CANCELLED,
  FAILURE;

  /** The worst of them, success if there are none. */
  public static Status worst(Collection<Status> all) {
    return all.stream().max(Status::compareTo).orElse(SUCCESS);
  }

  /** As GitHub writes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
