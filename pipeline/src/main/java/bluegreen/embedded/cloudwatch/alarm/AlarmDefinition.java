package bluegreen.embedded.cloudwatch.alarm;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** What an alarm watches, as it was put; the shapes have no state. */
public sealed interface AlarmDefinition {
  String name();

  String arn();

  AlarmType type();

  /** The ARNs of what is called when the alarm fires. */
  List<String> actions();

  /** The names of the alarms that this one depends on. */
  Set<String> children();

  AlarmDefinition withActionsEnabled(boolean enabled);

  /** An alarm on a metric. Lists that were not given are empty, as AWS returns them. */
  record OfMetric(MetricAlarm shape) implements AlarmDefinition {
    public OfMetric {
      shape =
          shape.toBuilder()
              .alarmActions(List.copyOf(shape.alarmActions()))
              .okActions(List.copyOf(shape.okActions()))
              .insufficientDataActions(List.copyOf(shape.insufficientDataActions()))
              .dimensions(List.copyOf(shape.dimensions()))
              .build();
    }

    @Override
    public String name() {
      return shape.alarmName();
    }

    @Override
    public String arn() {
      return shape.alarmArn();
    }

    @Override
    public AlarmType type() {
      return AlarmType.METRIC_ALARM;
    }

    @Override
    public List<String> actions() {
      return shape.alarmActions();
    }

    @Override
    public Set<String> children() {
      return Set.of();
    }

    @Override
    public OfMetric withActionsEnabled(boolean enabled) {
      return new OfMetric(shape.toBuilder().actionsEnabled(enabled).build());
    }
  }

  /** An alarm on other alarms. */
  record OfAlarms(CompositeAlarm shape, AlarmRule rule) implements AlarmDefinition {
    public OfAlarms {
      shape =
          shape.toBuilder()
              .alarmActions(List.copyOf(shape.alarmActions()))
              .okActions(List.copyOf(shape.okActions()))
              .insufficientDataActions(List.copyOf(shape.insufficientDataActions()))
              .build();
    }

    @Override
    public String name() {
      return shape.alarmName();
    }

    @Override
    public String arn() {
      return shape.alarmArn();
    }

    @Override
    public AlarmType type() {
      return AlarmType.COMPOSITE_ALARM;
    }

    @Override
    public List<String> actions() {
      return shape.alarmActions();
    }

    @Override
    public Set<String> children() {
      return rule.alarms();
    }

    @Override
    public OfAlarms withActionsEnabled(boolean enabled) {
      return new OfAlarms(shape.toBuilder().actionsEnabled(enabled).build(), rule);
    }
  }
}
