package bluegreen.ports;

import java.util.List;
import java.util.Optional;

/**
 * The deployment group: how traffic is shifted and what guards it.
 *
 * @param configuration such as {@code CodeDeployDefault.LambdaCanary10Percent5Minutes}
 * @param alarms the names of its alarms, empty if alarms are switched off
 * @param missingRollbackEvents the events on which it does not roll back although it should
 * @param lastAttempt the id of its newest deployment, if there was one
 */
public record Group(
    String configuration,
    List<String> alarms,
    List<String> missingRollbackEvents,
    Optional<String> lastAttempt) {
  public Group {
    alarms = List.copyOf(alarms);
    missingRollbackEvents = List.copyOf(missingRollbackEvents);
  }
}
