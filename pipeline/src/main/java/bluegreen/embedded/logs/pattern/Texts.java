package bluegreen.embedded.logs.pattern;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How patterns write texts. */
final class Texts {
  /** What AWS's regular expressions may have; parentheses are not among it. */
  private static final Pattern SUPPORTED =
      Pattern.compile("[\\w\\s:#=@/;,\\-^$?\\[\\]{}|\\\\*+.]*");

  private Texts() {}

  /** Whether a text has a part that an expression matches. */
  static Predicate<String> regex(String expression) {
    if (!SUPPORTED.matcher(expression).matches()) {
      throw new PatternException(
          "Invalid filter pattern: the regular expression has characters that are not supported: "
              + expression);
    }
    try {
      return Pattern.compile(expression).asPredicate();
    } catch (PatternSyntaxException e) {
      throw new PatternException(
          "Invalid filter pattern: " + expression + ": " + e.getDescription());
    }
  }

  /** Whether a text is this one, in which {@code *} stands for any characters. */
  static Predicate<String> wildcard(String text) {
    if (!text.contains("*")) {
      return text::equals;
    }
    String expression = Pattern.quote(text).replace("*", "\\E.*\\Q");
    return Pattern.compile(expression, Pattern.DOTALL).asMatchPredicate();
  }

  /** A quoted text without its backslashes. */
  static String unescape(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }
}
