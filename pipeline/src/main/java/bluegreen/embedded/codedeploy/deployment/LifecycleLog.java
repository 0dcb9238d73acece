package bluegreen.embedded.codedeploy.deployment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.codedeploy.model.Diagnostics;
import software.amazon.awssdk.services.codedeploy.model.LifecycleErrorCode;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;

/** The life cycle events of a deployment with their statuses. */
final class LifecycleLog {
  static final String BEFORE_ALLOW_TRAFFIC = "BeforeAllowTraffic";
  static final String ALLOW_TRAFFIC = "AllowTraffic";
  static final String AFTER_ALLOW_TRAFFIC = "AfterAllowTraffic";

  private final Map<String, LifecycleEvent> events = new LinkedHashMap<>();

  LifecycleLog() {
    for (String name : List.of(BEFORE_ALLOW_TRAFFIC, ALLOW_TRAFFIC, AFTER_ALLOW_TRAFFIC)) {
      events.put(
          name,
          LifecycleEvent.builder()
              .lifecycleEventName(name)
              .status(LifecycleEventStatus.PENDING)
              .build());
    }
  }

  List<LifecycleEvent> events() {
    return new ArrayList<>(events.values());
  }

  void start(String name, Instant now) {
    events.computeIfPresent(
        name,
        (n, event) ->
            event.toBuilder().startTime(now).status(LifecycleEventStatus.IN_PROGRESS).build());
  }

  void succeed(String name, Instant now) {
    events.computeIfPresent(
        name,
        (n, event) ->
            event.toBuilder().endTime(now).status(LifecycleEventStatus.SUCCEEDED).build());
  }

  /** Marks the running event as failed and the pending ones as skipped. */
  void abandon(String reason, Instant now) {
    events.replaceAll(
        (name, event) ->
            switch (event.status()) {
              case PENDING -> event.toBuilder().status(LifecycleEventStatus.SKIPPED).build();
              case IN_PROGRESS ->
                  event.toBuilder()
                      .endTime(now)
                      .status(LifecycleEventStatus.FAILED)
                      .diagnostics(
                          Diagnostics.builder()
                              .errorCode(LifecycleErrorCode.SCRIPT_FAILED)
                              .message(reason)
                              .build())
                      .build();
              default -> event;
            });
  }
}
