package bluegreen.actions.expression;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;

/** A parsed expression: https://docs.github.com/actions/reference/evaluate-expressions */
public sealed interface Expression {
  /** A literal value. */
  record Literal(JsonNode value) implements Expression {}

  /** A context such as {@code github}. */
  record Context(String name) implements Expression {}

  /** {@code of.key}, or {@code of[key]}. */
  record Member(Expression of, Expression key) implements Expression {}

  /** {@code name(arguments)}. */
  record Call(Function function, List<Expression> arguments) implements Expression {}

  /** {@code !operand}. */
  record Not(Expression operand) implements Expression {}

  /** {@code left == right}. */
  record Equal(Expression left, Expression right) implements Expression {}

  /** {@code left && right}: its value is that of the last operand evaluated. */
  record And(Expression left, Expression right) implements Expression {}

  /** {@code left || right}: its value is that of the last operand evaluated. */
  record Or(Expression left, Expression right) implements Expression {}

  /** Parses all of {@code text} as one expression. */
  static Expression parse(String text) {
    return new ExpressionParser(text, 0).whole();
  }

  /** Evaluates the expression; absent properties are null. */
  default JsonNode in(Scope scope) {
    return switch (this) {
      case Literal(JsonNode value) -> value;
      case Context(String name) -> scope.context(name);
      case Member(Expression of, Expression key) -> Loose.member(of.in(scope), key.in(scope));
      case Call(Function function, List<Expression> arguments) ->
          function.call(arguments.stream().map(argument -> argument.in(scope)).toList(), scope);
      case Not(Expression operand) -> BooleanNode.valueOf(!operand.isTrueIn(scope));
      case Equal(Expression left, Expression right) ->
          BooleanNode.valueOf(Loose.equal(left.in(scope), right.in(scope)));
      case And(Expression left, Expression right) ->
          left.isTrueIn(scope) ? right.in(scope) : left.in(scope);
      case Or(Expression left, Expression right) ->
          left.isTrueIn(scope) ? left.in(scope) : right.in(scope);
    };
  }

  /** Evaluates the expression as a condition. */
  default boolean isTrueIn(Scope scope) {
    return Loose.isTrue(in(scope));
  }

  /**
   * Whether the expression calls a status function; a condition without one also requires success.
   */
  default boolean asksForStatus() {
    return (this instanceof Call(Function function, var _) && function.asksForStatus())
        || parts().anyMatch(Expression::asksForStatus);
  }

  private Stream<Expression> parts() {
    return switch (this) {
      case Literal _, Context _ -> Stream.of();
      case Member(Expression of, Expression key) -> Stream.of(of, key);
      case Call(var _, List<Expression> arguments) -> arguments.stream();
      case Not(Expression operand) -> Stream.of(operand);
      case Equal(Expression left, Expression right) -> Stream.of(left, right);
      case And(Expression left, Expression right) -> Stream.of(left, right);
      case Or(Expression left, Expression right) -> Stream.of(left, right);
    };
  }

  /** The value of an absent property. */
  JsonNode NOTHING = NullNode.getInstance();
}
