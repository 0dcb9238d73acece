package bluegreen.embedded.cloudwatch.alarm;

import bluegreen.embedded.cloudwatch.metric.Errors;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Reads the AlarmRule of a composite alarm. NOT binds tighter than AND, AND tighter than OR.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html">
 *     PutCompositeAlarm</a>
 */
public final class AlarmRuleParser {
  private static final int MOST_CHARACTERS = 10_240;
  private static final int MOST_ELEMENTS = 500;
  private static final int MOST_ALARMS = 100;

  /** A name in quotes, or one without: up to the parenthesis that closes its function. */
  private static final Pattern NAME =
      Pattern.compile("\\(\\s*(?:\"([^\"]+)\"|'([^']+)'|([^\"'()]*[^\"'()\\s]))\\s*\\)");

  private static final Pattern TOKEN = Pattern.compile("[()]|[A-Za-z_]+|.", Pattern.DOTALL);

  private final String text;
  private final String arnPrefix;
  private int position;
  private int elements;

  private AlarmRuleParser(String text, String arnPrefix) {
    this.text = text;
    this.arnPrefix = arnPrefix;
  }

  /**
   * Reads a rule; fails if it cannot be one.
   *
   * @param arnPrefix what the ARN of an alarm has before the alarm's name
   */
  public static AlarmRule parse(String text, String arnPrefix) {
    Errors.require(
        text.length() <= MOST_CHARACTERS,
        "AlarmRule can have at most " + MOST_CHARACTERS + " characters.");
    Errors.require(
        text.equals(text.strip()) && !text.isEmpty(),
        "AlarmRule must not contain leading or trailing whitespace or be null");
    AlarmRuleParser parser = new AlarmRuleParser(text, arnPrefix);
    AlarmRule rule = parser.anyOf();
    if (!parser.peek().isEmpty()) {
      throw parser.unsupported();
    }
    Errors.require(
        rule.alarms().size() <= MOST_ALARMS,
        "AlarmRule can have at most " + MOST_ALARMS + " alarms.");
    return rule;
  }

  private AlarmRule anyOf() {
    AlarmRule rule = allOf();
    while (accept("OR")) {
      rule = new AlarmRule.Or(rule, allOf());
    }
    return rule;
  }

  private AlarmRule allOf() {
    AlarmRule rule = negatable();
    while (accept("AND")) {
      rule = new AlarmRule.And(rule, negatable());
    }
    return rule;
  }

  private AlarmRule negatable() {
    boolean negated = false;
    while (accept("NOT")) {
      negated = !negated;
    }
    AlarmRule rule = element();
    return negated ? new AlarmRule.Not(rule) : rule;
  }

  private AlarmRule element() {
    Errors.require(
        ++elements <= MOST_ELEMENTS, "AlarmRule can have at most " + MOST_ELEMENTS + " elements.");
    String token = peek();
    position += token.length();
    return switch (token) {
      case "TRUE", "FALSE" -> new AlarmRule.Constant(token.equals("TRUE"));
      case "ALARM", "OK", "INSUFFICIENT_DATA" ->
          new AlarmRule.Is(name(), StateValue.fromValue(token));
      case "(" -> grouped();
      case "AT_LEAST" -> throw Errors.invalid("AT_LEAST in an AlarmRule is not served here.");
      default -> {
        position -= token.length();
        throw unsupported();
      }
    };
  }

  private AlarmRule grouped() {
    AlarmRule rule = anyOf();
    if (!accept(")")) {
      throw unsupported();
    }
    return rule;
  }

  private String name() {
    skipBlanks();
    Matcher matcher = NAME.matcher(text).region(position, text.length());
    if (!matcher.lookingAt()) {
      throw unsupported();
    }
    position = matcher.end();
    String name =
        matcher.group(1) != null
            ? matcher.group(1)
            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3).strip();
    return name.startsWith(arnPrefix) ? name.substring(arnPrefix.length()) : name;
  }

  private boolean accept(String token) {
    if (!peek().equals(token)) {
      return false;
    }
    position += token.length();
    return true;
  }

  /** The next token, keywords in upper case; empty at the end. */
  private String peek() {
    skipBlanks();
    Matcher matcher = TOKEN.matcher(text).region(position, text.length());
    return matcher.lookingAt() ? matcher.group().toUpperCase(Locale.ROOT) : "";
  }

  private void skipBlanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private RuntimeException unsupported() {
    String token = peek();
    return Errors.invalid(
        token.isEmpty()
            ? "Error in AlarmRule [Unexpected end of the rule]"
            : "Error in AlarmRule [Unsupported token '" + token + "' at char " + position + "]");
  }
}
