package bluegreen.actions;

import java.util.Map;

/**
 * * An event that starts a workflow run.
 *
 * @param name {@code push} or {@code workflow_dispatch}
 * @param sha the branch's commit after the event
 * @param before the branch's commit before the event
 * @param inputs the inputs of a run by hand
 */
public record Event(
    String name, String branch, String sha, String before, Map<String, String> inputs) {
  public Event {
    inputs = Map.copyOf(inputs);
  }
}
