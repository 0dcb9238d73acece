package bluegreen.embedded.cloudwatch.metric;

import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * An expression over the values of other queries, worked out for each period on its own.
 *
 * <p>A missing data point is NaN. Where only one of two series has a value, the other counts as 0.
 * Where neither has one, or one divides by zero, the data point is dropped.
 *
 * @param ids the ids of the queries that the expression uses
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax">
 *     Metric math syntax and functions</a>
 */
record MetricExpression(Set<String> ids, Formula formula) {
  MetricExpression {
    ids = Set.copyOf(ids);
  }

  /** Computes the value from the values of the ids. */
  @FunctionalInterface
  interface Formula {
    double at(ToDoubleFunction<String> values);

    /** Whether it is a number, which has a value in every period, rather than a time series. */
    default boolean isScalar() {
      return false;
    }

    static Formula of(Formula left, String operator, Formula right) {
      DoubleBinaryOperator operation = operation(operator);
      if (left instanceof Scalar(double a) && right instanceof Scalar(double b)) {
        return new Scalar(operation.applyAsDouble(a, b));
      }
      return left.isScalar() || right.isScalar()
          ? values -> operation.applyAsDouble(left.at(values), right.at(values))
          : values -> joined(operation, left.at(values), right.at(values));
    }

    private static double joined(DoubleBinaryOperator operation, double a, double b) {
      return Double.isNaN(a) && Double.isNaN(b)
          ? Double.NaN
          : operation.applyAsDouble(Double.isNaN(a) ? 0 : a, Double.isNaN(b) ? 0 : b);
    }

    static Formula negated(Formula formula) {
      return formula instanceof Scalar(double value)
          ? new Scalar(-value)
          : values -> -formula.at(values);
    }

    static Formula filled(Formula metric, Formula filler) {
      return values -> {
        double value = metric.at(values);
        return Double.isNaN(value) ? filler.at(values) : value;
      };
    }

    /**
     * Drops the data point where the condition has none, and gives 0 where the value for true has
     * none, as the user guide's tables say.
     */
    static Formula chosen(Formula condition, Formula then, Formula otherwise) {
      return values -> {
        double holds = condition.at(values);
        if (Double.isNaN(holds)) {
          return Double.NaN;
        }
        double value = holds == 0 ? otherwise.at(values) : then.at(values);
        return holds != 0 && Double.isNaN(value) ? 0 : value;
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
        case "AND", "&&" -> (a, b) -> truth(a, b, a != 0 && b != 0);
        case "OR", "||" -> (a, b) -> truth(a, b, a != 0 || b != 0);
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

  /** A number. */
  record Scalar(double value) implements Formula {
    @Override
    public double at(ToDoubleFunction<String> values) {
      return value;
    }

    @Override
    public boolean isScalar() {
      return true;
    }
  }
}
