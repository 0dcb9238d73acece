package bluegreen.embedded.model;

import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;

/** Decides whether a call of an operation is allowed. */
@FunctionalInterface
public interface Authorizer {
  /** Every call is. */
  Authorizer NONE = call -> Optional.empty();

  /** The message for a caller who may not do this; empty if the call is allowed. */
  Optional<String> denial(Call call);

  /**
   * A call.
   *
   * @param service IAM's prefix of the service, such as {@code lambda}
   * @param operation such as {@code GetAlias}
   */
  record Call(Principal caller, String service, String operation, AwsRequest request) {}
}
