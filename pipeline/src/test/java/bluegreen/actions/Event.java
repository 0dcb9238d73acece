package bluegreen.actions;

import java.util.Map;

/**
 * What has happened.
 *
 * @param name {@code push} or {@code workflow_dispatch}
 * @param sha the commit that the branch then had
 * @param before the commit that it had before
 * @param inputs that somebody has given
 */
public record Event(
    String name, String branch, String sha, String before, Map<String, String> inputs) {
  public Event {
    inputs = Map.copyOf(inputs);
  }
}
