package bluegreen.embedded.iam;

import bluegreen.embedded.model.Permissions.Ask;
import bluegreen.embedded.model.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Evaluates policies within one account, in IAM's order.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
final class Judge {
  private Judge() {}

  /**
   * What applies to a call.
   *
   * @param role the caller's role, if it has one
   * @param resource the policy of the resource, if it has one
   */
  record Policies(Optional<Role> role, Optional<Policy> resource) {}

  /** Why {@code ask} is denied; empty if it is allowed. */
  static Optional<String> denial(Ask ask, Policies policies) {
    if (ask.caller() instanceof Principal.Root) {
      return Optional.empty();
    }
    Map<String, List<String>> context = context(ask);
    List<Statement> own = own(policies).filter(s -> s.covers(ask, context)).toList();
    List<Statement> theirs =
        theirs(policies).filter(s -> s.names(ask.caller()) && s.covers(ask, context)).toList();
    if (own.stream().anyMatch(s -> !s.allows())) {
      return Optional.of("with an explicit deny in an identity-based policy");
    }
    if (theirs.stream().anyMatch(s -> !s.allows())) {
      return Optional.of("with an explicit deny in a resource-based policy");
    }
    if (!theirs.isEmpty()) {
      return Optional.empty();
    }
    String kind = ask.caller() instanceof Principal.Session ? "identity-based" : "resource-based";
    if (own.isEmpty()) {
      return because(kind, ask);
    }
    return withinBoundary(ask, policies, context)
        ? Optional.empty()
        : because("permissions boundary", ask);
  }

  private static Optional<String> because(String kind, Ask ask) {
    String policy = kind.endsWith("boundary") ? kind : kind + " policy";
    return Optional.of("because no " + policy + " allows the " + ask.action() + " action");
  }

  private static boolean withinBoundary(
      Ask ask, Policies policies, Map<String, List<String>> context) {
    return policies
        .role()
        .flatMap(Role::boundary)
        .map(limit -> limit.statements().stream().filter(s -> s.covers(ask, context)).toList())
        .map(found -> !found.isEmpty() && found.stream().allMatch(Statement::allows))
        .orElse(true);
  }

  private static Stream<Statement> own(Policies policies) {
    return policies.role().stream()
        .flatMap(role -> role.policies().stream())
        .flatMap(policy -> policy.statements().stream());
  }

  private static Stream<Statement> theirs(Policies policies) {
    return policies.resource().stream().flatMap(policy -> policy.statements().stream());
  }

  /** The call's own values, and those that IAM adds to every call. */
  private static Map<String, List<String>> context(Ask ask) {
    Map<String, List<String>> context = new TreeMap<>();
    if (ask.caller() instanceof Principal.Session session) {
      context.put("aws:principalarn", List.of(session.role()));
    }
    context.put("aws:securetransport", List.of("true"));
    ask.context().forEach((key, values) -> context.put(key.toLowerCase(Locale.ROOT), values));
    return context;
  }
}
