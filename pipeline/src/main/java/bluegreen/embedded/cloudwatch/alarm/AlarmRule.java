package bluegreen.embedded.cloudwatch.alarm;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The rule of a composite alarm: a condition on the states of other alarms. */
public sealed interface AlarmRule {
  /**
   * Whether the rule is fulfilled.
   *
   * @param states the state of an alarm by its name
   */
  boolean holds(Function<String, StateValue> states);

  /** The names of the alarms in the rule, in their order, with repetitions. */
  Stream<String> mentions();

  /** The names of the alarms in the rule. */
  default Set<String> alarms() {
    Set<String> names = new LinkedHashSet<>();
    mentions().forEach(names::add);
    return names;
  }

  /** Whether an alarm is in a state. */
  record Is(String alarm, StateValue state) implements AlarmRule {
    @Override
    public boolean holds(Function<String, StateValue> states) {
      return states.apply(alarm) == state;
    }

    @Override
    public Stream<String> mentions() {
      return Stream.of(alarm);
    }
  }

  /** TRUE or FALSE. */
  record Constant(boolean value) implements AlarmRule {
    @Override
    public boolean holds(Function<String, StateValue> states) {
      return value;
    }

    @Override
    public Stream<String> mentions() {
      return Stream.empty();
    }
  }

  /** The opposite of a rule. */
  record Not(AlarmRule rule) implements AlarmRule {
    @Override
    public boolean holds(Function<String, StateValue> states) {
      return !rule.holds(states);
    }

    @Override
    public Stream<String> mentions() {
      return rule.mentions();
    }
  }

  /** Both of two rules. */
  record And(AlarmRule left, AlarmRule right) implements AlarmRule {
    @Override
    public boolean holds(Function<String, StateValue> states) {
      return left.holds(states) && right.holds(states);
    }

    @Override
    public Stream<String> mentions() {
      return Stream.concat(left.mentions(), right.mentions());
    }
  }

  /** At least one of two rules. */
  record Or(AlarmRule left, AlarmRule right) implements AlarmRule {
    @Override
    public boolean holds(Function<String, StateValue> states) {
      return left.holds(states) || right.holds(states);
    }

    @Override
    public Stream<String> mentions() {
      return Stream.concat(left.mentions(), right.mentions());
    }
  }
}
