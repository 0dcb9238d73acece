package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.metric.Errors.require;

import bluegreen.embedded.cloudwatch.alarm.Alarm;
import bluegreen.embedded.cloudwatch.alarm.AlarmClock;
import bluegreen.embedded.cloudwatch.alarm.AlarmDefinition;
import bluegreen.embedded.cloudwatch.alarm.AlarmRule;
import bluegreen.embedded.cloudwatch.alarm.AlarmRuleParser;
import bluegreen.embedded.cloudwatch.alarm.AlarmRules;
import bluegreen.embedded.cloudwatch.alarm.AlarmStore;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Shapes;
import bluegreen.embedded.model.TagStore;
import bluegreen.embedded.model.Timeline;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** CloudWatch's operations that create and replace alarms. */
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
    MetricAlarm alarm =
        Shapes.copy(request, MetricAlarm.builder())
            .alarmArn(arn(request.alarmName()))
            .alarmConfigurationUpdatedTimestamp(timeline.now())
            .actionsEnabled(Objects.requireNonNullElse(request.actionsEnabled(), true))
            .build();
    AlarmRules.check(alarm);
    put(new AlarmDefinition.OfMetric(alarm), request.tags());
    return PutMetricAlarmResponse.builder().build();
  }

  public PutCompositeAlarmResponse putCompositeAlarm(PutCompositeAlarmRequest request) {
    AlarmRule rule = AlarmRuleParser.parse(request.alarmRule(), arn(""));
    AlarmRules.checkSuppressor(request);
    List<String> absent = rule.alarms().stream().filter(a -> alarms.find(a).isEmpty()).toList();
    require(
        absent.isEmpty(),
        "Could not save the composite alarm as alarms "
            + absent
            + " in the alarm rule do not exist");
    CompositeAlarm alarm =
        Shapes.copy(request, CompositeAlarm.builder())
            .alarmArn(arn(request.alarmName()))
            .alarmConfigurationUpdatedTimestamp(timeline.now())
            .actionsEnabled(Objects.requireNonNullElse(request.actionsEnabled(), true))
            .build();
    put(new AlarmDefinition.OfAlarms(alarm, rule), request.tags());
    return PutCompositeAlarmResponse.builder().build();
  }

  /** Ignores the tags of an update, as AWS does. */
  private void put(AlarmDefinition alarm, List<Tag> added) {
    Optional<Alarm> old = alarms.find(alarm.name());
    require(
        old.isEmpty() || old.get().definition().type() == alarm.type(),
        "An alarm of another type has the name " + alarm.name() + ".");
    alarms.put(alarm, timeline.now());
    if (old.isPresent()) {
      alarms.find(alarm.name()).ifPresent(clock::updated);
    } else {
      tags.add(alarm.arn(), TagOperations.byKey(added));
      clock.created(alarm.name());
    }
  }

  private String arn(String name) {
    return account.arn("cloudwatch", "alarm:" + name);
  }
}
