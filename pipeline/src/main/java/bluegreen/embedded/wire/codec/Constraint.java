package bluegreen.embedded.wire.codec;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the API's model demands of a value beyond its type.
 *
 * @param least the least number, length or size; empty if there is none
 * @param most the greatest number, length or size; empty if there is none
 * @param pattern what a text must match as a whole
 * @param secret whether errors leave the value out
 */
record Constraint(
    Optional<String> least, Optional<String> most, Optional<Pattern> pattern, boolean secret) {
  static final Constraint NONE =
      new Constraint(Optional.empty(), Optional.empty(), Optional.empty(), false);

  private static final Pattern FORM =
      Pattern.compile("(?:min=(\\S+) ?)?(?:max=(\\S+) ?)?(secret ?)?(?:pattern=(.*))?");

  /** A demand in AWS's words, and whether a value meets it. */
  record Rule(String text, Predicate<Object> isMet) {}

  /** From a line of {@code constraints.txt}, without the name of the member. */
  static Constraint parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a constraint: " + text);
    }
    return new Constraint(
        Optional.ofNullable(parts.group(1)),
        Optional.ofNullable(parts.group(2)),
        Optional.ofNullable(parts.group(4)).map(Pattern::compile),
        parts.group(3) != null);
  }

  /**
   * Its demands on values of a type, in the order in which AWS lists them.
   *
   * @param allowed the values of the enumeration, if the value is of one
   */
  List<Rule> rules(Type type, Set<String> allowed) {
    boolean number = type instanceof Type.Scalar && type != Type.Scalar.STRING;
    String measured = number ? "value" : "length";
    return Stream.of(
            enumeration(allowed),
            most.map(
                most ->
                    new Rule(
                        "have " + measured + " less than or equal to " + most,
                        value -> size(value) <= Double.parseDouble(most))),
            least.map(
                least ->
                    new Rule(
                        "have " + measured + " greater than or equal to " + least,
                        value -> size(value) >= Double.parseDouble(least))),
            pattern.map(
                pattern ->
                    new Rule(
                        "satisfy regular expression pattern: " + pattern,
                        value -> pattern.matcher(value.toString()).matches())))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Rule> enumeration(Set<String> allowed) {
    return allowed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rule("satisfy enum value set: " + List.copyOf(allowed), allowed::contains));
  }

  private static double size(Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case Collection<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      default -> value.toString().length();
    };
  }
}
