package bluegreen.actions.expression;

import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** GitHub's loose comparison and conversion of values. */
final class Loose {
  private Loose() {}

  static boolean isTrue(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> value.doubleValue() != 0;
      case STRING -> !value.stringValue().isEmpty();
      case ARRAY, OBJECT -> true;
      case NULL, MISSING, BINARY, POJO -> false;
    };
  }

  /** Compares two strings ignoring case, and all other values as numbers. */
  static boolean equal(JsonNode left, JsonNode right) {
    if (left.isString() && right.isString()) {
      return left.stringValue().equalsIgnoreCase(right.stringValue());
    }
    if (left.isContainer() || right.isContainer()) {
      throw new IllegalArgumentException("objects and lists are not compared here");
    }
    return number(left) == number(right);
  }

  private static double number(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> value.booleanValue() ? 1 : 0;
      case NUMBER -> value.doubleValue();
      case STRING -> number(value.stringValue().strip());
      case NULL, MISSING -> 0;
      case ARRAY, OBJECT, BINARY, POJO -> Double.NaN;
    };
  }

  private static double number(String text) {
    try {
      return text.isEmpty() ? 0 : Double.parseDouble(text);
    } catch (NumberFormatException notOne) {
      return Double.NaN;
    }
  }

  /**
   * The text form of a value, as scripts and inputs get it.
   *
   * @throws IllegalArgumentException for an object or a list, whose text form would be useless
   */
  static String text(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> "";
      case BOOLEAN, STRING -> value.asString();
      case NUMBER -> BigDecimal.valueOf(value.doubleValue()).stripTrailingZeros().toPlainString();
      case ARRAY, OBJECT, BINARY, POJO ->
          throw new IllegalArgumentException("only toJSON makes a text of " + value);
    };
  }

  /** A property by its name, ignoring case, or an element by its index; null if absent. */
  static JsonNode member(JsonNode of, JsonNode key) {
    if (of.isArray()) {
      return of.path((int) number(key));
    }
    return of.properties().stream()
        .filter(property -> property.getKey().equalsIgnoreCase(text(key)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Expression.NOTHING);
  }
}
