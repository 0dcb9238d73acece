package bluegreen.embedded.logs.pattern;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a pattern of JSON, such as {@code { $.level = "ERROR" && $.durationMs > 100 }}. */
final class ConditionParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<sign>\\{|}|\\(|\\)|&&|\\|\\|)|(?<compare>!=|<=|>=|=|<|>)"
              + "|(?<selector>\\$(?:[\\w.@*-]|\\[[^\\]]*])*)"
              + "|\"(?<phrase>(?:[^\"\\\\]|\\\\.)*)\""
              + "|%(?<regex>[^%]+)%"
              + "|(?<word>[\\w*.+-]+))\\s*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  private final String pattern;
  private final Matcher token;
  private int at;

  ConditionParser(String pattern) {
    this.pattern = pattern;
    this.token = TOKEN.matcher(pattern);
    advance(0);
  }

  Condition parse() {
    expect("{");
    Condition condition = any();
    if (!isSign("}") || token.end() != pattern.length()) {
      throw PatternException.at(pattern, at);
    }
    return condition;
  }

  private Condition any() {
    List<Condition> parts = new ArrayList<>(List.of(all()));
    while (isSign("||")) {
      advance(token.end());
      parts.add(all());
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
  }

  private Condition all() {
    List<Condition> parts = new ArrayList<>(List.of(one()));
    while (isSign("&&")) {
      advance(token.end());
      parts.add(one());
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
  }

  private Condition one() {
    if (isSign("(")) {
      advance(token.end());
      Condition inner = any();
      expect(")");
      return inner;
    }
    Selector place = selector();
    String word = current("word");
    if ("IS".equals(word)) {
      advance(token.end());
      return new Condition.Value(place, literal(next("word")));
    }
    if ("NOT".equals(word)) {
      advance(token.end());
      if (!"EXISTS".equals(next("word"))) {
        throw PatternException.at(pattern, at);
      }
      return new Condition.Missing(place);
    }
    return new Condition.Value(place, comparison(next("compare")));
  }

  private Selector selector() {
    int start = at;
    return Selector.parse(next("selector")).orElseThrow(() -> PatternException.at(pattern, start));
  }

  private Predicate<JsonNode> literal(String word) {
    return switch (word) {
      case "TRUE" -> value -> value.isBoolean() && value.booleanValue();
      case "FALSE" -> value -> value.isBoolean() && !value.booleanValue();
      case "NULL" -> JsonNode::isNull;
      default -> throw PatternException.at(pattern, at);
    };
  }

  private Predicate<JsonNode> comparison(String sign) {
    String word = current("word");
    if (word != null && NUMBER.matcher(word).matches()) {
      return number(sign, new BigDecimal(next("word")));
    }
    Predicate<String> text = text();
    return switch (sign) {
      case "=" -> value -> value.isValueNode() && text.test(value.asString());
      case "!=" -> value -> value.isValueNode() && !text.test(value.asString());
      default -> throw PatternException.at(pattern, at);
    };
  }

  private Predicate<String> text() {
    if (current("regex") != null) {
      return Texts.regex(next("regex"));
    }
    return Texts.wildcard(
        current("phrase") != null ? Texts.unescape(next("phrase")) : next("word"));
  }

  private Predicate<JsonNode> number(String sign, BigDecimal than) {
    IntPredicate demand =
        switch (sign) {
          case "=" -> order -> order == 0;
          case "!=" -> order -> order != 0;
          case "<" -> order -> order < 0;
          case "<=" -> order -> order <= 0;
          case ">" -> order -> order > 0;
          case ">=" -> order -> order >= 0;
          default -> throw PatternException.at(pattern, at);
        };
    return value -> value.isNumber() && demand.test(value.decimalValue().compareTo(than));
  }

  private boolean isSign(String sign) {
    return sign.equals(current("sign"));
  }

  private void expect(String sign) {
    if (!isSign(sign)) {
      throw PatternException.at(pattern, at);
    }
    advance(token.end());
  }

  /** The current token, which must be of this kind; goes on to the next one. */
  private String next(String kind) {
    String text = current(kind);
    if (text == null) {
      throw PatternException.at(pattern, at);
    }
    advance(token.end());
    return text;
  }

  /** The current token if it is of this kind; null at the pattern's end, too. */
  private @Nullable String current(String kind) {
    return at < pattern.length() ? token.group(kind) : null;
  }

  private void advance(int to) {
    at = to;
    if (to < pattern.length() && !(token.find(to) && token.start() == to)) {
      throw PatternException.at(pattern, to);
    }
  }
}
