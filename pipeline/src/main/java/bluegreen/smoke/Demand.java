package bluegreen.smoke;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What one value must satisfy. A value of another type than the demand is about fails it. */
public sealed interface Demand {
  boolean isMetBy(JsonNode value);

  /** What is demanded, to follow the word "expected". */
  String text();

  /** The value is of a JSON type. An integer is a number too. */
  record Type(String name) implements Demand {
    private static final Map<String, Predicate<JsonNode>> TYPES =
        new TreeMap<>(
            Map.of(
                "array", JsonNode::isArray,
                "boolean", JsonNode::isBoolean,
                "integer", JsonNode::isIntegralNumber,
                "null", JsonNode::isNull,
                "number", JsonNode::isNumber,
                "object", JsonNode::isObject,
                "string", JsonNode::isString));

    /**
     * Names a type.
     *
     * @throws IllegalArgumentException if JSON has no such type
     */
    public Type {
      if (!TYPES.containsKey(name)) {
        throw new IllegalArgumentException(
            "\"" + name + "\" is none of " + String.join(", ", TYPES.keySet()));
      }
    }

    @Override
    public boolean isMetBy(JsonNode value) {
      return requireNonNull(TYPES.get(name)).test(value);
    }

    @Override
    public String text() {
      return "type " + name;
    }
  }

  /** The value equals another. */
  record Equal(JsonNode other) implements Demand {
    @Override
    public boolean isMetBy(JsonNode value) {
      return value.equals(other);
    }

    @Override
    public String text() {
      return other.toString();
    }
  }

  /** The value is a number, at least this one, and in the range of {@code double}. */
  record Min(double min) implements Demand {
    @Override
    public boolean isMetBy(JsonNode value) {
      return value.isNumber() && value.asDouble(Double.NaN) >= min;
    }

    @Override
    public String text() {
      return "≥ " + min;
    }
  }

  /** The value is a number, at most this one, and in the range of {@code double}. */
  record Max(double max) implements Demand {
    @Override
    public boolean isMetBy(JsonNode value) {
      return value.isNumber() && value.asDouble(Double.NaN) <= max;
    }

    @Override
    public String text() {
      return "≤ " + max;
    }
  }

  /** The value is an array or object of so many elements. */
  record Size(int size) implements Demand {
    @Override
    public boolean isMetBy(JsonNode value) {
      return value.isContainer() && value.size() == size;
    }

    @Override
    public String text() {
      return "size " + size;
    }
  }

  /**
   * The value is an array.
   *
   * @param distinct true if no element may occur twice, false if one must
   */
  record Distinct(boolean distinct) implements Demand {
    @Override
    public boolean isMetBy(JsonNode value) {
      Set<JsonNode> seen = new HashSet<>();
      value.forEach(seen::add);
      return value.isArray() && (seen.size() == value.size()) == distinct;
    }

    @Override
    public String text() {
      return distinct ? "distinct values" : "a duplicate";
    }
  }

  /** The value is text that a pattern matches as a whole. */
  record Matches(Pattern pattern) implements Demand {
    @Override
    public boolean isMetBy(JsonNode value) {
      return value.isString() && Regex.matches(pattern, value.stringValue());
    }

    @Override
    public String text() {
      return "to match " + pattern;
    }
  }
}
