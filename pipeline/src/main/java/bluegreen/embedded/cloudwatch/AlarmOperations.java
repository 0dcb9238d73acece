package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.metric.Errors.require;

import bluegreen.embedded.cloudwatch.alarm.AlarmClock;
import bluegreen.embedded.cloudwatch.alarm.AlarmRules;
import bluegreen.embedded.cloudwatch.alarm.AlarmStore;
import bluegreen.embedded.cloudwatch.alarm.AlarmVerdict;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Shapes;
import bluegreen.embedded.model.TagStore;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.InvalidFormatException;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** CloudWatch's operations that change alarms. */
public final class AlarmOperations {
  private final Timeline timeline;
  private final Account account;
  private final AlarmStore alarms;
  private final TagStore tags;
  private final AlarmClock clock;

  AlarmOperations(
      Timeline timeline, Account account, AlarmStore alarms, TagStore tags, AlarmClock clock) {
    this.timeline = timeline;
    this.account = account;
    this.alarms = alarms;
    this.tags = tags;
    this.clock = clock;
  }

  public PutMetricAlarmResponse putMetricAlarm(PutMetricAlarmRequest request) {
    AlarmRules.checkName(request.alarmName());
    MetricAlarm alarm = stated(configured(request)).build();
    AlarmRules.check(alarm);
    boolean created = alarms.find(alarm.alarmName()).isEmpty();
    alarms.put(alarm, timeline.now());
    if (created) {
      tags.add(
          alarm.alarmArn(),
          request.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (a, b) -> b)));
      clock.evaluateSoon(alarm.alarmName());
    }
    return PutMetricAlarmResponse.builder().build();
  }

  public DeleteAlarmsResponse deleteAlarms(DeleteAlarmsRequest request) {
    require(request.hasAlarmNames(), "The parameter AlarmNames is required.");
    List<MetricAlarm> named = request.alarmNames().stream().map(this::existing).toList();
    for (MetricAlarm alarm : named) {
      alarms.delete(alarm, timeline.now());
      tags.drop(alarm.alarmArn());
    }
    return DeleteAlarmsResponse.builder().build();
  }

  public SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
    MetricAlarm alarm = existing(request.alarmName());
    require(
        request.stateValue() != null && request.stateValue() != StateValue.UNKNOWN_TO_SDK_VERSION,
        "StateValue must be one of OK, ALARM, INSUFFICIENT_DATA.");
    require(request.stateReason() != null, "The parameter StateReason is required.");
    checkJson(request.stateReasonData());
    AlarmVerdict verdict =
        new AlarmVerdict(request.stateValue(), request.stateReason(), request.stateReasonData());
    alarms.change(alarm.alarmName(), verdict, timeline.now());
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
  private void setActions(List<String> names, boolean enabled) {
    Set<String> wanted = Set.copyOf(names);
    for (MetricAlarm alarm : alarms.all()) {
      if (wanted.contains(alarm.alarmName())) {
        alarms.put(alarm.toBuilder().actionsEnabled(enabled).build(), timeline.now());
      }
    }
  }

  private MetricAlarm.Builder configured(PutMetricAlarmRequest request) {
    return Shapes.copy(request, MetricAlarm.builder())
        .alarmArn(arn(request.alarmName()))
        .alarmConfigurationUpdatedTimestamp(timeline.now())
        .actionsEnabled(Objects.requireNonNullElse(request.actionsEnabled(), true));
  }

  /** Keeps the state of an existing alarm; a new alarm starts with INSUFFICIENT_DATA. */
  private MetricAlarm.Builder stated(MetricAlarm.Builder alarm) {
    Instant now = timeline.now();
    return alarms
        .find(alarm.build().alarmName())
        .map(
            old ->
                alarm
                    .stateValue(old.stateValue())
                    .stateReason(old.stateReason())
                    .stateReasonData(old.stateReasonData())
                    .stateUpdatedTimestamp(old.stateUpdatedTimestamp())
                    .stateTransitionedTimestamp(old.stateTransitionedTimestamp()))
        .orElseGet(
            () ->
                alarm
                    .stateValue(StateValue.INSUFFICIENT_DATA)
                    .stateReason("Unchecked: Initial alarm creation")
                    .stateUpdatedTimestamp(now)
                    .stateTransitionedTimestamp(now));
  }

  private String arn(String name) {
    return account.arn("cloudwatch", "alarm:" + name);
  }

  private static void checkJson(String data) {
    try {
      if (data != null) {
        JsonMapper.shared().readTree(data);
      }
    } catch (JacksonException e) {
      throw InvalidFormatException.builder()
          .message("StateReasonData was not syntactically valid JSON")
          .cause(e)
          .build();
    }
  }

  private MetricAlarm existing(String name) {
    return alarms
        .find(name)
        .orElseThrow(
            () ->
                // In this operation the error's code differs from the exception's name.
                ResourceNotFoundException.builder()
                    .message("The alarm " + name + " does not exist.")
                    .statusCode(404)
                    .awsErrorDetails(
                        AwsErrorDetails.builder()
                            .errorCode("ResourceNotFound")
                            .errorMessage("The alarm " + name + " does not exist.")
                            .build())
                    .build());
  }
}
