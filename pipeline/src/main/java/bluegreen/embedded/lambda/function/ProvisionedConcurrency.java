package bluegreen.embedded.lambda.function;

import java.time.Instant;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum;

/**
 * Execution environments that are kept ready for a version or an alias.
 *
 * @param requested how many
 * @param modified when they were last asked for
 * @param ready from when on they are allocated
 */
public record ProvisionedConcurrency(int requested, Instant modified, Instant ready) {
  /** The same for another version, whose environments are allocated anew. */
  public ProvisionedConcurrency again(Instant ready) {
    return new ProvisionedConcurrency(requested, modified, ready);
  }

  public ProvisionedConcurrencyStatusEnum status(Instant now) {
    return now.isBefore(ready)
        ? ProvisionedConcurrencyStatusEnum.IN_PROGRESS
        : ProvisionedConcurrencyStatusEnum.READY;
  }

  /** How many are allocated. */
  public int allocated(Instant now) {
    return now.isBefore(ready) ? 0 : requested;
  }
}
