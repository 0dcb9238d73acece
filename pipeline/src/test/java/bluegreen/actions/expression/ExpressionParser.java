package bluegreen.actions.expression;

import bluegreen.actions.expression.Expression.And;
import bluegreen.actions.expression.Expression.Call;
import bluegreen.actions.expression.Expression.Context;
import bluegreen.actions.expression.Expression.Equal;
import bluegreen.actions.expression.Expression.Literal;
import bluegreen.actions.expression.Expression.Member;
import bluegreen.actions.expression.Expression.Not;
import bluegreen.actions.expression.Expression.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.StringNode;

/** Parses expressions by recursive descent, with one method per level of precedence. */
final class ExpressionParser {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final Pattern STRING = Pattern.compile("'((?:[^']|'')*)'");
  private static final Pattern SPACE = Pattern.compile("\\s*");

  private final String text;
  private final Matcher matcher;
  private int position;

  ExpressionParser(String text, int position) {
    this.text = text;
    this.position = position;
    this.matcher = SPACE.matcher(text);
    skip(0);
  }

  /** Parses an expression up to the end of the text. */
  Expression whole() {
    Expression expression = or();
    if (position < text.length()) {
      throw failure("an operator");
    }
    return expression;
  }

  /** Parses an expression up to {@code }}}. */
  Expression enclosed() {
    Expression expression = or();
    if (!text.startsWith("}}", position)) {
      throw failure("'}}'");
    }
    position += "}}".length();
    return expression;
  }

  /** The index of the next character. */
  int position() {
    return position;
  }

  private Expression or() {
    Expression left = and();
    while (accept("||")) {
      left = new Or(left, and());
    }
    return left;
  }

  private Expression and() {
    Expression left = equality();
    while (accept("&&")) {
      left = new And(left, equality());
    }
    return left;
  }

  private Expression equality() {
    Expression left = unary();
    while (true) {
      if (accept("==")) {
        left = new Equal(left, unary());
      } else if (accept("!=")) {
        left = new Not(new Equal(left, unary()));
      } else {
        return left;
      }
    }
  }

  private Expression unary() {
    return accept("!") ? new Not(unary()) : members(primary());
  }

  private Expression members(Expression of) {
    Expression member = of;
    while (true) {
      if (accept(".")) {
        String name = match(NAME, "a property's name");
        member = new Member(member, new Literal(StringNode.valueOf(name)));
      } else if (accept("[")) {
        member = new Member(member, or());
        expect("]");
      } else {
        return member;
      }
    }
  }

  private Expression primary() {
    if (accept("(")) {
      Expression inner = or();
      expect(")");
      return inner;
    }
    if (looksAt(STRING)) {
      String quoted = match(STRING, "a string");
      String content = quoted.substring(1, quoted.length() - 1).replace("''", "'");
      return new Literal(StringNode.valueOf(content));
    }
    if (looksAt(NUMBER)) {
      return new Literal(DoubleNode.valueOf(Double.parseDouble(match(NUMBER, "a number"))));
    }
    String name = match(NAME, "a value");
    return accept("(") ? call(name) : named(name);
  }

  private static Expression named(String name) {
    return switch (name) {
      case "true" -> new Literal(BooleanNode.TRUE);
      case "false" -> new Literal(BooleanNode.FALSE);
      case "null" -> new Literal(Expression.NOTHING);
      default -> new Context(name);
    };
  }

  private Expression call(String name) {
    List<Expression> arguments = new ArrayList<>();
    if (!accept(")")) {
      do {
        arguments.add(or());
      } while (accept(","));
      expect(")");
    }
    return new Call(Function.of(name, arguments.size()), arguments);
  }

  private boolean accept(String symbol) {
    boolean found = text.startsWith(symbol, position);
    if (found) {
      skip(symbol.length());
    }
    return found;
  }

  private void expect(String symbol) {
    if (!accept(symbol)) {
      throw failure("'" + symbol + "'");
    }
  }

  private boolean looksAt(Pattern pattern) {
    return matcher.usePattern(pattern).region(position, text.length()).lookingAt();
  }

  private String match(Pattern pattern, String what) {
    if (!looksAt(pattern)) {
      throw failure(what);
    }
    String found = matcher.group();
    skip(found.length());
    return found;
  }

  private void skip(int length) {
    position += length;
    if (looksAt(SPACE)) {
      position = matcher.end();
    }
  }

  private IllegalArgumentException failure(String expected) {
    return new IllegalArgumentException(
        "expected %s at character %d of: %s".formatted(expected, position + 1, text));
  }
}
