package bluegreen.embedded.model;

import java.util.Optional;

/** The policies that a service keeps with its resources. */
@FunctionalInterface
public interface ResourcePolicies {
  /** The policy document of the resource with this ARN, if the service has both. */
  Optional<String> of(String arn);
}
