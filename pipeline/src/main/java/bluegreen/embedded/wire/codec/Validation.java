package bluegreen.embedded.wire.codec;

import static java.util.stream.Collectors.joining;

import bluegreen.embedded.wire.codec.Constraint.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Checks a request against the API's model, as AWS does before anything else: required members,
 * enumerations, lengths, ranges and patterns. All violations are told at once, in AWS's words.
 */
public final class Validation {
  private final List<Violation> violations = new ArrayList<>();

  /**
   * A value that the model does not allow.
   *
   * @param value the value as errors show it, with its quotes; empty if it is a secret
   * @param path where it is in the request
   * @param rule what it must be or do, or of which of its parts what must be so
   */
  record Violation(String value, String path, String rule) {}

  private Validation() {}

  /** Fails with all violations if there are any. */
  public static void check(SdkPojo request) {
    Validation validation = new Validation();
    validation.structure("", request);
    if (!validation.violations.isEmpty()) {
      throw Errors.invalid(request.getClass(), validation.violations);
    }
  }

  private void structure(String path, SdkPojo structure) {
    List<String> required = ApiModel.required(structure.getClass());
    for (Member member : Member.checked(structure)) {
      String place = path.isEmpty() ? camelCase(member) : path + "." + camelCase(member);
      Object value = member.in(structure);
      if (value != null) {
        Limits limits = new Limits(structure.getClass(), member.name(), member.allowed());
        value(place, value, member.type(), limits);
      } else if (required.contains(member.name())) {
        violations.add(new Violation("null", place, "Member must not be null"));
      }
    }
  }

  /** AWS writes names in its errors so, but not those of headers. */
  private static String camelCase(Member member) {
    String name = member.name();
    return name.contains("-")
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private void value(String path, Object value, Type type, Limits limits) {
    Set<String> own = type instanceof Type.Scalar ? limits.allowed() : Set.of();
    Constraint constraint = limits.of("");
    constraint.rules(type, own).stream()
        .filter(rule -> !rule.isMet().test(value))
        .forEach(rule -> add(path, value, constraint, "Member must " + rule.text()));
    switch (type) {
      case Type.Structure _ -> structure(path, (SdkPojo) value);
      case Type.ListOf(Type element) -> elements(path, (List<?>) value, element, limits);
      case Type.MapOf(Type element) -> entries(path, (Map<?, ?>) value, element, limits);
      case Type.Scalar _ -> {}
    }
  }

  private void elements(String path, List<?> list, Type type, Limits limits) {
    if (type instanceof Type.Structure) {
      for (int i = 0; i < list.size(); i++) {
        structure(path + "." + (i + 1) + ".member", (SdkPojo) list.get(i));
      }
    } else {
      each(path, list, list, type, limits, "[]", "Member");
    }
  }

  private void entries(String path, Map<?, ?> map, Type type, Limits limits) {
    each(path, map, map.keySet(), Type.Scalar.STRING, limits, "{key}", "Map keys");
    each(path, map, map.values(), type, limits, "{}", "Map value");
  }

  /** The whole is told, with all that its parts must be. */
  private void each(
      String path,
      Object whole,
      Collection<?> parts,
      Type type,
      Limits limits,
      String suffix,
      String subject) {
    Constraint constraint = limits.of(suffix);
    List<Rule> rules = constraint.rules(type, suffix.equals("[]") ? limits.allowed() : Set.of());
    if (!parts.stream().allMatch(part -> meets(part, rules))) {
      Stream<String> notNull = suffix.equals("{key}") ? Stream.of() : Stream.of("not be null");
      String all =
          Stream.concat(rules.stream().map(Rule::text), notNull)
              .map(text -> "Member must " + text)
              .collect(joining(", ", "[", "]"));
      add(path, whole, constraint, subject + " must satisfy constraint: " + all);
    }
  }

  private static boolean meets(@Nullable Object part, List<Rule> rules) {
    return part != null && rules.stream().allMatch(rule -> rule.isMet().test(part));
  }

  private void add(String path, Object value, Constraint constraint, String rule) {
    violations.add(new Violation(constraint.secret() ? "" : "'" + value + "'", path, rule));
  }

  /** What the model says of one member and its parts. */
  private record Limits(Class<?> structure, String member, Set<String> allowed) {
    Constraint of(String suffix) {
      return ApiModel.constraint(structure, member + suffix);
    }
  }
}
