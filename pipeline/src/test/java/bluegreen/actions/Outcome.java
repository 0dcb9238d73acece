package bluegreen.actions;

import bluegreen.actions.expression.Status;
import java.util.List;
import java.util.Map;

/**
 * How a job or a workflow ended.
 *
 * @param chain the worst status of this job and all jobs that it needs, directly or indirectly
 */
record Outcome(Status status, Status chain, Map<String, String> outputs) {
  Outcome {
    outputs = Map.copyOf(outputs);
  }

  /** The outcome of a job that needs no other. */
  Outcome(Status status, Map<String, String> outputs) {
    this(status, status, outputs);
  }

  /** The same outcome for a job whose needed jobs ended with {@code before} as worst status. */
  Outcome after(Status before) {
    return new Outcome(status, Status.worst(List.of(before, status)), outputs);
  }

  /** The outcome's entry in the {@code needs} context of dependent jobs. */
  Map<String, Object> context() {
    return Map.of("result", status.toString(), "outputs", outputs);
  }
}
