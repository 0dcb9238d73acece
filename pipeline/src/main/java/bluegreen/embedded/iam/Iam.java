package bluegreen.embedded.iam;

import bluegreen.embedded.iam.Judge.Policies;
import bluegreen.embedded.model.Permissions;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.ResourcePolicies;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The roles of the account. As long as it has none, everybody may do everything. */
public final class Iam implements Permissions {
  private final List<ResourcePolicies> resources = new CopyOnWriteArrayList<>();
  private final List<Consumer<Judged>> observers = new CopyOnWriteArrayList<>();
  private volatile Map<String, Role> roles = Map.of();

  /**
   * What was asked and which policies decided.
   *
   * @param denial why it was denied
   */
  public record Judged(
      Ask ask, Optional<Role> role, Optional<Policy> resource, Optional<String> denial) {
    /** Whether it would have been allowed to a session of {@code other}. */
    public boolean allowedTo(Optional<Role> other, Optional<Policy> otherResource) {
      return Judge.denial(ask, new Policies(other, otherResource)).isEmpty();
    }
  }

  /** Has these roles from now on, and judges every call by them. */
  public void enforce(Collection<Role> all) {
    roles = all.stream().collect(Collectors.toUnmodifiableMap(Role::arn, Function.identity()));
  }

  /** Whether there are roles. */
  public boolean enforces() {
    return !roles.isEmpty();
  }

  @Override
  public boolean knows(String role) {
    return roles.containsKey(role);
  }

  /** Asks {@code policies}, too, for the policies of resources. */
  public void consult(ResourcePolicies policies) {
    resources.add(policies);
  }

  /** Has {@code observer} see everything that is judged, inside the model's lock. */
  public void onJudged(Consumer<Judged> observer) {
    observers.add(observer);
  }

  @Override
  public Optional<String> denial(Ask ask) {
    if (!enforces() || ask.caller() instanceof Principal.Root) {
      return Optional.empty();
    }
    Optional<Role> role =
        ask.caller() instanceof Principal.Session session
            ? Optional.ofNullable(roles.get(session.role()))
            : Optional.empty();
    Optional<Policy> resource = resourcePolicy(ask.resource());
    Optional<String> denial = Judge.denial(ask, new Policies(role, resource));
    Judged judged = new Judged(ask, role, resource, denial);
    observers.forEach(observer -> observer.accept(judged));
    return denial;
  }

  /** A role's trust policy is the policy of the role as a resource. */
  private Optional<Policy> resourcePolicy(String arn) {
    Role role = roles.get(arn);
    return role != null
        ? Optional.of(role.trust())
        : resources.stream()
            .flatMap(service -> service.of(arn).stream())
            .findFirst()
            .map(Policy::parse);
  }
}
