package bluegreen.embedded.cloudwatch.alarm;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * An alarm's state and the reason for it.
 *
 * @param data the reason as JSON
 */
public record AlarmVerdict(StateValue state, String reason, @Nullable String data) {}
