package bluegreen.actions;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stand-in for an action of GitHub's marketplace.
 *
 * @param inputs the inputs that the action accepts
 */
public record Action(Set<String> inputs, Behaviour behaviour) {
  /** The action's code. */
  @FunctionalInterface
  public interface Behaviour {
    /** Runs the action once and returns its outputs. */
    Map<String, String> run(Use use) throws IOException, InterruptedException;
  }

  /** An action that accepts these inputs and does nothing. */
  public static Action nothing(String... inputs) {
    return new Action(Set.of(inputs), use -> Map.of());
  }

  /**
   * One use of an action.
   *
   * @param run the workflow run of the step
   * @param permissions the permissions of the job's token
   * @param inputs the inputs that aren't empty
   */
  public record Use(
      Run run, Machine machine, Map<String, String> permissions, Map<String, String> inputs) {
    public Use {
      inputs = Map.copyOf(inputs);
    }

    /** The value of an optional input. */
    public Optional<String> input(String name) {
      return Optional.ofNullable(inputs.get(name));
    }

    /** The value of a required input; fails if it is missing. */
    public String require(String name) {
      return input(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    /** Fails unless the input has this value. */
    public void require(String name, String value) {
      if (!require(name).equals(value)) {
        throw new IllegalArgumentException("%s has to be %s".formatted(name, value));
      }
    }

    /** Fails unless the job's token has this permission. */
    public void requirePermission(String scope, String level) {
      String granted = permissions.getOrDefault(scope, "none");
      if (!granted.equals(level) && !granted.equals("write")) {
        throw new IllegalArgumentException(
            "the job needs permission %s: %s".formatted(scope, level));
      }
    }
  }

  Map<String, String> run(Use use) throws IOException, InterruptedException {
    for (String name : use.inputs().keySet()) {
      if (!inputs.contains(name)) {
        throw new IllegalArgumentException("unknown input " + name);
      }
    }
    return behaviour.run(use);
  }
}
