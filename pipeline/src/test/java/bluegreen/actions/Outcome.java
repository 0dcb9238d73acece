package bluegreen.actions;

import bluegreen.actions.expression.Status;
import java.util.List;
import java.util.Map;

/**
 * How a job, or a workflow, has ended.
 *
 * @param chain the worst of its status and of those of all that it waited for
 */
record Outcome(Status status, Status chain, Map<String, String> outputs) {
  Outcome {
    outputs = Map.copyOf(outputs);
  }

  /** Of what waited for nothing. */
  Outcome(Status status, Map<String, String> outputs) {
    this(status, status, outputs);
  }

  /** As the last one of a chain. */
  Outcome after(Status before) {
    return new Outcome(status, Status.worst(List.of(before, status)), outputs);
  }

  /** As the jobs that need it see it. */
  Map<String, Object> context() {
    return Map.of("result", status.toString(), "outputs", outputs);
  }
}
