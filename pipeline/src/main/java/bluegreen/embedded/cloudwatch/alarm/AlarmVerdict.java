package bluegreen.embedded.cloudwatch.alarm;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * What an alarm's state is and why.
 *
 * @param data the reason as JSON, for programs
 */
public record AlarmVerdict(StateValue state, String reason, @Nullable String data) {}
