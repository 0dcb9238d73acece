package bluegreen.embedded.lambda.function;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks a request's members against the constraints of the API model, and reports all violations
 * in one error.
 */
public final class Constraints {
  private final List<String> violations = new ArrayList<>();

  public Constraints required(String member, @Nullable Object value) {
    return require(value != null, member, value, "Member must not be null");
  }

  public Constraints matches(String member, @Nullable String value, Pattern pattern) {
    return require(
        value == null || pattern.matcher(value).matches(), member, value, matching(pattern));
  }

  static String matching(Pattern pattern) {
    return "Member must satisfy regular expression pattern: " + pattern;
  }

  public Constraints length(String member, @Nullable String value, int max) {
    return require(
        value == null || value.length() <= max,
        member,
        value,
        "Member must have length less than or equal to " + max);
  }

  public Constraints atLeast(String member, @Nullable Integer value, int min) {
    return require(
        value == null || value >= min,
        member,
        value,
        "Member must have value greater than or equal to " + min);
  }

  public Constraints atMost(String member, @Nullable Integer value, int max) {
    return require(
        value == null || value <= max,
        member,
        value,
        "Member must have value less than or equal to " + max);
  }

  /** Notes a violation of {@code constraint} unless {@code met}. */
  public Constraints require(
      boolean met, String member, @Nullable Object value, String constraint) {
    if (!met) {
      violations.add(
          "Value %s at '%s' failed to satisfy constraint: %s"
              .formatted(value == null ? "null" : "'" + value + "'", member, constraint));
    }
    return this;
  }

  /** Fails if any constraint is violated. */
  public void check() {
    if (!violations.isEmpty()) {
      throw Errors.unmodelled(
          "ValidationException",
          400,
          "%d validation error%s detected: %s"
              .formatted(
                  violations.size(),
                  violations.size() == 1 ? "" : "s",
                  String.join("; ", violations)));
    }
  }
}
