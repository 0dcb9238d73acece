package bluegreen.actions.expression;

import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How GitHub compares and converts values of different types. */
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

  /** Strings but for their case, other things of different types as numbers. */
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
   * What a script or an input gets to see.
   *
   * @throws IllegalArgumentException for an object or a list, of which nothing useful could be seen
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

  /** By a name in any case, or an index; nothing if it isn't there. */
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
