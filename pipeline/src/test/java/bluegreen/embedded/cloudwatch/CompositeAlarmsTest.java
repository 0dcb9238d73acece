package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.CloudWatchWorld.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.cloudwatch.model.StateValue.ALARM;
import static software.amazon.awssdk.services.cloudwatch.model.StateValue.INSUFFICIENT_DATA;
import static software.amazon.awssdk.services.cloudwatch.model.StateValue.OK;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;

class CompositeAlarmsTest {
  private final CloudWatchWorld world = new CloudWatchWorld("09:59:30");

  @BeforeEach
  void two_alarms() {
    world.put("errors");
    world.put("latency");
  }

  @Test
  void a_new_alarm_is_evaluated_soon() {
    world.putComposite("any", "ALARM(errors)");
    assertThat(world.composite("any").stateValue()).isEqualTo(INSUFFICIENT_DATA);
    assertThat(world.composite("any").stateReason()).isEqualTo("Unchecked: Initial alarm creation");

    world.at("09:59:35");

    assertThat(world.composite("any").stateValue()).isEqualTo(OK);
    assertThat(world.composite("any").stateReason())
        .isEqualTo(ARN + "any was created and its alarm rule evaluates to OK");
  }

  @Test
  void a_change_of_a_child_is_followed_at_once() {
    List<String> heard = new ArrayList<>();
    world.putComposite("any", "ALARM(errors) OR ALARM(latency)");
    world.at("10:00:05");
    world.cloudWatch.onAlarmChange((at, alarm, before, after, why) -> heard.add(alarm + after));

    world.set("errors", ALARM);

    CompositeAlarm alarm = world.composite("any");
    assertThat(alarm.stateValue()).isEqualTo(ALARM);
    assertThat(world.cloudWatch.alarmState("any")).contains(ALARM);
    assertThat(heard).containsExactlyInAnyOrder("errorsALARM", "anyALARM");
    assertThat(alarm.stateReason())
        .isEqualTo(ARN + "errors transitioned to ALARM at Sunday 22 November, 2026 10:00:05 UTC");
    assertThat(alarm.stateReasonData())
        .isEqualTo(
            """
            {"triggeringAlarms":[{"arn":"%serrors","state":\
            {"value":"ALARM","timestamp":"2026-11-22T10:00:05.000+0000"}}]}\
            """
                .formatted(ARN));
  }

  @Test
  void an_alarm_can_watch_composite_alarms() {
    world.putComposite("inner", "ALARM(errors)");
    world.putComposite("outer", "ALARM(inner)");
    world.at("10:00:05");

    world.set("errors", ALARM);
    assertThat(world.composite("outer").stateValue()).isEqualTo(ALARM);
    world.set("errors", OK);

    assertThat(world.composite("outer").stateValue()).isEqualTo(OK);
  }

  @Test
  void a_new_rule_is_evaluated_at_once() {
    world.putComposite("any", "FALSE");
    world.at("10:00:00");

    world.putComposite("any", "TRUE");

    assertThat(world.composite("any").stateValue()).isEqualTo(ALARM);
    assertThat(world.composite("any").stateReason())
        .isEqualTo(ARN + "any was updated and its alarm rule evaluates to ALARM");
  }

  @Test
  void a_state_that_is_set_lasts_until_a_child_changes() {
    world.putComposite("any", "ALARM(errors)");
    world.at("10:00:05");

    world.set("any", ALARM);
    world.at("10:30:00");
    assertThat(world.composite("any").stateReason()).isEqualTo("drill");
    world.set("errors", OK);

    assertThat(world.composite("any").stateValue()).isEqualTo(OK);
  }

  @Test
  void alarms_that_depend_on_each_other_are_not_evaluated() {
    world.putComposite("one", "FALSE");
    world.putComposite("two", "NOT ALARM(one)");
    world.putComposite("one", "ALARM(two) OR ALARM(errors)");

    world.set("errors", ALARM);

    assertThat(world.composite("one").stateValue()).isNotEqualTo(ALARM);
    assertThat(world.composite("two").stateValue()).isEqualTo(INSUFFICIENT_DATA);
  }
}
