package bluegreen.embedded.logs.pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chooses log events by their text.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
public sealed interface FilterPattern {
  boolean matches(String message);

  /**
   * Reads a pattern. The one for columns, in brackets, is not implemented.
   *
   * @throws PatternException if it is no pattern
   */
  static FilterPattern parse(String text) {
    String pattern = text.strip();
    if (pattern.startsWith("[")) {
      throw new PatternException(
          "Invalid filter pattern: this embedded AWS has no patterns of columns, as " + pattern);
    }
    return pattern.startsWith("{")
        ? new OfJson(new ConditionParser(pattern).parse())
        : OfTerms.parse(pattern);
  }

  /** Whether it looks into JSON, from which a metric can take its dimensions. */
  default boolean readsJson() {
    return this instanceof OfJson;
  }

  /** Matches JSON documents of which a condition is true. */
  record OfJson(Condition condition) implements FilterPattern {
    @Override
    public boolean matches(String message) {
      if (!message.startsWith("{") && !message.strip().startsWith("{")) {
        return false;
      }
      try {
        JsonNode document = JsonMapper.shared().readTree(message);
        return condition.holds(document);
      } catch (JacksonException e) {
        return false;
      }
    }
  }

  /** Matches texts by the terms in them. */
  record OfTerms(Terms terms) implements FilterPattern {
    static OfTerms parse(String pattern) {
      return new OfTerms(Terms.parse(pattern));
    }

    @Override
    public boolean matches(String message) {
      return terms.match(message);
    }
  }
}
