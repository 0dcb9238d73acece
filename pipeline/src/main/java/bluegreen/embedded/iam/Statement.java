package bluegreen.embedded.iam;

import bluegreen.embedded.model.Permissions.Ask;
import bluegreen.embedded.model.Principal;
import java.util.List;
import java.util.Map;

/**
 * A statement of a policy.
 *
 * @param principals patterns by kind ({@code AWS}, {@code Service}, {@code Federated}); empty in a
 *     role's own policies
 */
record Statement(
    boolean allows,
    Map<String, List<String>> principals,
    Matcher actions,
    Matcher resources,
    List<Condition> conditions) {
  Statement {
    principals = Map.copyOf(principals);
    conditions = List.copyOf(conditions);
  }

  /** Whether it speaks of this, whoever asks. */
  boolean covers(Ask ask, Map<String, List<String>> context) {
    return actions.matchesAction(ask.action())
        && resources.matchesResource(ask.resource())
        && conditions.stream().allMatch(condition -> condition.holds(context));
  }

  /**
   * Whether it names the caller. The account as a principal doesn't: it leaves the decision to the
   * policies of the account's roles.
   */
  boolean names(Principal caller) {
    return switch (caller) {
      case Principal.Root root -> any("AWS", root.arn());
      case Principal.Session session -> any("AWS", session.role()) || any("AWS", session.arn());
      case Principal.Service service -> any("Service", service.name());
      case Principal.Federated federated -> any("Federated", federated.provider());
    };
  }

  private boolean any(String kind, String name) {
    return principals.getOrDefault(kind, List.of()).stream()
        .anyMatch(pattern -> pattern.equals("*") || pattern.equals(name));
  }
}
