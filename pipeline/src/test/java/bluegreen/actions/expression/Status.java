package bluegreen.actions.expression;

import java.util.Collection;
import java.util.Locale;

/** The status of a step, a job or a run, final or so far; in order from best to worst. */
public enum Status {
  SUCCESS,
  SKIPPED,
  CANCELLED,
  FAILURE;

  /** The worst status; success if there is none. */
  public static Status worst(Collection<Status> all) {
    return all.stream().max(Status::compareTo).orElse(SUCCESS);
  }

  /** The status as GitHub writes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
