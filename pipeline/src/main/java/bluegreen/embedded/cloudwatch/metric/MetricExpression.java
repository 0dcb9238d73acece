package bluegreen.embedded.cloudwatch.metric;

import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * An expression over the values of other queries.
 *
 * <p>A missing data point is NaN, which arithmetic propagates. Division by zero also gives a
 * missing data point.
 *
 * @param ids the ids of the queries that the expression uses
 */
record MetricExpression(Set<String> ids, Formula formula) {
  MetricExpression {
    ids = Set.copyOf(ids);
  }

  /** Computes the value from the values of the ids. */
  @FunctionalInterface
  interface Formula {
    double at(ToDoubleFunction<String> values);

    static Formula of(Formula left, String operator, Formula right) {
      DoubleBinaryOperator operation = operation(operator);
      return values -> operation.applyAsDouble(left.at(values), right.at(values));
    }

    static Formula filled(Formula metric, Formula filler) {
      return values -> {
        double value = metric.at(values);
        return Double.isNaN(value) ? filler.at(values) : value;
      };
    }

    /** A missing data point or 0 counts as false. */
    static Formula chosen(Formula condition, Formula then, Formula otherwise) {
      return values -> {
        double holds = condition.at(values);
        return holds == 0 || Double.isNaN(holds) ? otherwise.at(values) : then.at(values);
      };
    }

    private static DoubleBinaryOperator operation(String operator) {
      return switch (operator) {
        case "+" -> (a, b) -> a + b;
        case "-" -> (a, b) -> a - b;
        case "*" -> (a, b) -> a * b;
        case "/" -> (a, b) -> b == 0 ? Double.NaN : a / b;
        case "<" -> (a, b) -> truth(a, b, a < b);
        case "<=" -> (a, b) -> truth(a, b, a <= b);
        case ">" -> (a, b) -> truth(a, b, a > b);
        case ">=" -> (a, b) -> truth(a, b, a >= b);
        case "==" -> (a, b) -> truth(a, b, a == b);
        case "!=" -> (a, b) -> truth(a, b, a != b);
        default -> throw new IllegalArgumentException("no operator: " + operator);
      };
    }

    private static double truth(double a, double b, boolean holds) {
      if (Double.isNaN(a) || Double.isNaN(b)) {
        return Double.NaN;
      }
      return holds ? 1 : 0;
    }
  }
}
