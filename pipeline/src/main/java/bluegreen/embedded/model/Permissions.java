package bluegreen.embedded.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides who may do what. */
@FunctionalInterface
public interface Permissions {
  /** Everybody may do everything. */
  Permissions ALL = ask -> Optional.empty();

  /** Why {@code ask} is denied, as IAM words it; empty if it is allowed. */
  Optional<String> denial(Ask ask);

  /** Whether what a role may do is known. */
  default boolean knows(String role) {
    return false;
  }

  /** Whether the caller of this thread's operation may do {@code action}. */
  default boolean allowsCaller(String action, String resource) {
    return Caller.current()
        .map(caller -> new Ask(caller, action, resource, Map.of()))
        .flatMap(this::denial)
        .isEmpty();
  }

  /**
   * What IAM is asked.
   *
   * @param action such as {@code lambda:GetFunction}
   * @param resource an ARN, or {@code *} for an action that knows no resource
   * @param context the values of condition keys
   */
  record Ask(Principal caller, String action, String resource, Map<String, List<String>> context) {
    public Ask {
      context = Map.copyOf(context);
    }

    /** The whole message that AWS answers to a denied call. */
    public String denied(String why) {
      return "User: %s is not authorized to perform: %s on resource: %s %s"
          .formatted(caller.arn(), action, resource, why);
    }
  }
}
