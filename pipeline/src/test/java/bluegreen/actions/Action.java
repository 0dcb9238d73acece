package bluegreen.actions;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands for an action.
 *
 * @param inputs those that it knows
 */
public record Action(Set<String> inputs, Behaviour behaviour) {
  /** What it does. */
  @FunctionalInterface
  public interface Behaviour {
    /** Returns the outputs. */
    Map<String, String> run(Use use) throws IOException, InterruptedException;
  }

  /** One that does nothing. */
  public static Action nothing(String... inputs) {
    return new Action(Set.of(inputs), use -> Map.of());
  }

  /**
   * One use of an action.
   *
   * @param run the run of the workflow that it is part of
   * @param permissions of the job's token
   * @param inputs none of which is empty
   */
  public record Use(
      Run run, Machine machine, Map<String, String> permissions, Map<String, String> inputs) {
    public Use {
      inputs = Map.copyOf(inputs);
    }

    /** An input, if it is given. */
    public Optional<String> input(String name) {
      return Optional.ofNullable(inputs.get(name));
    }

    /** An input that has to be given. */
    public String require(String name) {
      return input(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    /** Fails unless an input has this value. */
    public void require(String name, String value) {
      if (!require(name).equals(value)) {
        throw new IllegalArgumentException("%s has to be %s".formatted(name, value));
      }
    }

    /** Fails unless the job's token may do this. */
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
