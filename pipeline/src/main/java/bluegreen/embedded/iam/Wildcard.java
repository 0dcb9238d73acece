package bluegreen.embedded.iam;

import java.util.regex.Pattern;

/**
 * Patterns in which {@code *} is any text and {@code ?} any character.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
final class Wildcard {
  private static final Pattern SPECIAL = Pattern.compile("[*?]");

  private Wildcard() {}

  static boolean matches(String pattern, String value) {
    return compile(pattern, 0).matcher(value).matches();
  }

  static boolean matchesIgnoringCase(String pattern, String value) {
    return compile(pattern, Pattern.CASE_INSENSITIVE).matcher(value).matches();
  }

  private static Pattern compile(String pattern, int flags) {
    StringBuilder expression = new StringBuilder();
    java.util.regex.Matcher special = SPECIAL.matcher(pattern);
    int from = 0;
    while (special.find()) {
      expression.append(Pattern.quote(pattern.substring(from, special.start())));
      expression.append(special.group().equals("*") ? ".*" : ".");
      from = special.end();
    }
    expression.append(Pattern.quote(pattern.substring(from)));
    return Pattern.compile(expression.toString(), flags | Pattern.DOTALL);
  }
}
