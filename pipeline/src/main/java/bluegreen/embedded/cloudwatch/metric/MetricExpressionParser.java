package bluegreen.embedded.cloudwatch.metric;

import bluegreen.embedded.cloudwatch.metric.MetricExpression.Formula;
import bluegreen.embedded.cloudwatch.metric.MetricExpression.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the part of metric math that alarms on rates use: {@code + - * /}, comparisons, {@code
 * AND}, {@code OR}, parentheses, {@code FILL} with a number, and {@code IF}. Anything else fails
 * with an error that names it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">
 *     Using math expressions</a>
 */
final class MetricExpressionParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|[A-Za-z_]\\w*|[<>=!]=|&&|\\|\\||[-+*/(),<>])");

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private final Set<String> ids = new LinkedHashSet<>();
  private int next;

  private MetricExpressionParser(String text) {
    this.text = text;
    Matcher token = TOKEN.matcher(text).useTransparentBounds(true);
    int end = 0;
    for (; token.region(end, text.length()).lookingAt(); end = token.end()) {
      tokens.add(token.group(1));
    }
    if (!text.substring(end).isBlank()) {
      throw unsupported(text.substring(end).strip());
    }
  }

  static MetricExpression parse(String text) {
    MetricExpressionParser parser = new MetricExpressionParser(text);
    Formula formula = parser.either();
    if (parser.next < parser.tokens.size()) {
      throw parser.unsupported(parser.peek());
    }
    if (formula.isScalar()) {
      throw Errors.invalid("Error in expression '" + text + "': it must be a time series.");
    }
    return new MetricExpression(parser.ids, formula);
  }

  private Formula either() {
    Formula result = both();
    while (peek().equals("OR") || peek().equals("||")) {
      result = Formula.of(result, take(), both());
    }
    return result;
  }

  private Formula both() {
    Formula result = comparison();
    while (peek().equals("AND") || peek().equals("&&")) {
      result = Formula.of(result, take(), comparison());
    }
    return result;
  }

  private Formula comparison() {
    Formula left = sum();
    return switch (peek()) {
      case "<", "<=", ">", ">=", "==", "!=" -> Formula.of(left, take(), sum());
      default -> left;
    };
  }

  private Formula sum() {
    Formula result = product();
    while (peek().equals("+") || peek().equals("-")) {
      result = Formula.of(result, take(), product());
    }
    return result;
  }

  private Formula product() {
    Formula result = factor();
    while (peek().equals("*") || peek().equals("/")) {
      result = Formula.of(result, take(), factor());
    }
    return result;
  }

  private Formula factor() {
    String token = take();
    if (token.equals("-")) {
      return Formula.negated(factor());
    }
    if (token.equals("(")) {
      Formula inner = either();
      expect(")");
      return inner;
    }
    if (token.matches("\\d.*")) {
      return new Scalar(Double.parseDouble(token));
    }
    if (peek().equals("(")) {
      return function(token);
    }
    if (!token.matches("[a-z]\\w*")) {
      throw unsupported(token);
    }
    ids.add(token);
    return values -> values.applyAsDouble(token);
  }

  private Formula function(String name) {
    if (!name.equals("FILL") && !name.equals("IF")) {
      throw unsupported("the function " + name);
    }
    expect("(");
    Formula first = either();
    expect(",");
    Formula second = either();
    Formula result =
        name.equals("FILL")
            ? Formula.filled(first, second)
            : Formula.chosen(first, second, otherwise());
    expect(")");
    return result;
  }

  private Formula otherwise() {
    if (!peek().equals(",")) {
      return values -> Double.NaN;
    }
    expect(",");
    return either();
  }

  private void expect(String token) {
    if (!take().equals(token)) {
      throw Errors.invalid("Error in expression '" + text + "': expected " + token + ".");
    }
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : "";
  }

  private String take() {
    String token = peek();
    next++;
    return token;
  }

  private RuntimeException unsupported(String what) {
    return Errors.invalid(
        "Error in expression '"
            + text
            + "': "
            + (what.isEmpty() ? "it ends too early" : what + " is not served here")
            + "; use + - * / < <= > >= == != AND OR, brackets, numbers, FILL(id, number) and IF.");
  }
}
