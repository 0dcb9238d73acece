package bluegreen.embedded.iam;

import java.util.List;
import java.util.Optional;

/**
 * A role.
 *
 * @param trust who may assume it
 * @param policies what its sessions may do
 * @param boundary what they may do at most
 */
public record Role(String arn, Policy trust, List<Policy> policies, Optional<Policy> boundary) {
  public Role {
    policies = List.copyOf(policies);
  }

  /** Its name, without the path. */
  public String name() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
