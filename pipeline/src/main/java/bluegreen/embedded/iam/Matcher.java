package bluegreen.embedded.iam;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * The values of a policy's element, such as {@code Action} or, negated, {@code NotAction}.
 *
 * @param patterns with {@code *} and {@code ?} as wildcards
 */
record Matcher(List<String> patterns, boolean negated) {
  Matcher {
    patterns = List.copyOf(patterns);
  }

  boolean matchesAction(String action) {
    return matches(action, Wildcard::matchesIgnoringCase);
  }

  boolean matchesResource(String arn) {
    return matches(arn, Wildcard::matches);
  }

  private boolean matches(String value, BiPredicate<String, String> test) {
    return negated != patterns.stream().anyMatch(pattern -> test.test(pattern, value));
  }
}
