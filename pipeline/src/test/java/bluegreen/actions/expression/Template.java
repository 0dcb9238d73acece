package bluegreen.actions.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A text in a workflow with expressions between <code>${{</code> and {@code }}}. */
public record Template(List<Part> parts) {
  private static final String OPEN = "${{";

  /** A piece of the text. */
  sealed interface Part {
    /** Literal text. */
    record Text(String text) implements Part {}

    /** An expression. */
    record Computed(Expression expression) implements Part {}
  }

  public Template {
    parts = List.copyOf(parts);
  }

  /** Parses a text. */
  public static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    int position = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, position)) {
      parts.add(new Part.Text(text.substring(position, open)));
      ExpressionParser parser = new ExpressionParser(text, open + OPEN.length());
      parts.add(new Part.Computed(parser.enclosed()));
      position = parser.position();
    }
    parts.add(new Part.Text(text.substring(position)));
    return new Template(parts);
  }

  /**
   * Parses a condition, with or without braces. Without a status function it also requires success.
   */
  public static Expression condition(String text) {
    String condition = text.strip();
    Expression expression;
    if (condition.startsWith(OPEN)) {
      ExpressionParser parser = new ExpressionParser(condition, OPEN.length());
      expression = parser.enclosed();
      if (parser.position() < condition.length()) {
        throw new IllegalArgumentException("with text around its braces always true: " + text);
      }
    } else {
      expression = Expression.parse(condition);
    }
    return expression.asksForStatus()
        ? expression
        : new Expression.And(Expression.parse("success()"), expression);
  }

  /** Whether the text contains an expression. */
  public boolean isComputed() {
    return parts.size() > 1;
  }

  /** The text with each expression replaced by its value. */
  public String in(Scope scope) {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case Part.Text(String text) -> text;
                  case Part.Computed(Expression expression) -> Loose.text(expression.in(scope));
                })
        .collect(Collectors.joining());
  }
}
