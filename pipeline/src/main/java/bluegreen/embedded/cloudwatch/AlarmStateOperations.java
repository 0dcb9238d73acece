package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.metric.Errors.require;

import bluegreen.embedded.cloudwatch.alarm.Alarm;
import bluegreen.embedded.cloudwatch.alarm.AlarmStore;
import bluegreen.embedded.cloudwatch.alarm.AlarmVerdict;
import bluegreen.embedded.cloudwatch.metric.Errors;
import bluegreen.embedded.model.TagStore;
import bluegreen.embedded.model.Timeline;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** CloudWatch's operations that change the state of alarms of both types, and delete them. */
final class AlarmStateOperations {
  private final Timeline timeline;
  private final AlarmStore alarms;
  private final TagStore tags;

  AlarmStateOperations(Timeline timeline, AlarmStore alarms, TagStore tags) {
    this.timeline = timeline;
    this.alarms = alarms;
    this.tags = tags;
  }

  /** Deletes the alarms that exist, and then fails if one of the names is of no alarm. */
  public DeleteAlarmsResponse deleteAlarms(DeleteAlarmsRequest request) {
    require(request.hasAlarmNames(), "The parameter AlarmNames is required.");
    Set<String> names = Set.copyOf(request.alarmNames());
    List<Alarm> named = named(names);
    require(
        named.stream().filter(a -> a.definition().type() == AlarmType.COMPOSITE_ALARM).count() <= 1,
        "At most one composite alarm can be deleted at once.");
    requireNoParents(named, names);
    for (Alarm alarm : named) {
      alarms.delete(alarm, timeline.now());
      tags.drop(alarm.definition().arn());
    }
    request.alarmNames().stream()
        .filter(name -> named.stream().map(Alarm::name).noneMatch(name::equals))
        .findFirst()
        .ifPresent(
            name -> {
              throw Errors.alarmNotFound(name);
            });
    return DeleteAlarmsResponse.builder().build();
  }

  public SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
    String name = request.alarmName();
    if (alarms.find(name).isEmpty()) {
      throw Errors.alarmNotFound(name);
    }
    require(
        request.stateValue() != null && request.stateValue() != StateValue.UNKNOWN_TO_SDK_VERSION,
        "StateValue must be one of OK, ALARM, INSUFFICIENT_DATA.");
    require(request.stateReason() != null, "The parameter StateReason is required.");
    checkJson(request.stateReasonData());
    AlarmVerdict verdict =
        new AlarmVerdict(request.stateValue(), request.stateReason(), request.stateReasonData());
    alarms.change(name, verdict, timeline.now());
    return SetAlarmStateResponse.builder().build();
  }

  public EnableAlarmActionsResponse enableAlarmActions(EnableAlarmActionsRequest request) {
    setActions(request.alarmNames(), true);
    return EnableAlarmActionsResponse.builder().build();
  }

  public DisableAlarmActionsResponse disableAlarmActions(DisableAlarmActionsRequest request) {
    setActions(request.alarmNames(), false);
    return DisableAlarmActionsResponse.builder().build();
  }

  /** Like AWS, ignores names of alarms that don't exist. */
  private void setActions(Collection<String> names, boolean enabled) {
    named(names)
        .forEach(a -> alarms.put(a.definition().withActionsEnabled(enabled), timeline.now()));
  }

  private List<Alarm> named(Collection<String> names) {
    return alarms.all().stream().filter(alarm -> names.contains(alarm.name())).toList();
  }

  /** Fails if a composite alarm that stays depends on one of the alarms. */
  private void requireNoParents(List<Alarm> named, Set<String> names) {
    Predicate<Alarm> needed =
        alarm -> alarms.parents(alarm.name()).stream().anyMatch(p -> !names.contains(p.name()));
    List<String> children = named.stream().filter(needed).map(Alarm::name).toList();
    require(
        children.isEmpty(),
        "Cannot delete "
            + children.stream().collect(Collectors.joining(","))
            + " as there are composite alarm(s) depending on "
            + (children.size() == 1 ? "it." : "them."));
  }

  private static void checkJson(String data) {
    try {
      if (data != null) {
        JsonMapper.shared().readTree(data);
      }
    } catch (JacksonException e) {
      throw Errors.reasonData(e);
    }
  }
}
