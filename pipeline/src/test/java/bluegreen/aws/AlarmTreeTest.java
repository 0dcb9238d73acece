package bluegreen.aws;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alarm;
import bluegreen.ports.Coordinates;
import bluegreen.ports.VersionNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

class AlarmTreeTest {
  private final List<MetricAlarm> metric = new ArrayList<>();
  private final List<CompositeAlarm> composite = new ArrayList<>();
  private final AlarmTree tree =
      new AlarmTree(new ExecutedVersion(new Coordinates("lotto", "live", "lotto", "live")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALARM(errors)",
        "ALARM( errors )",
        "ALARM (\"errors\")",
        "ALARM('errors')",
        "NOT OK(errors)",
        "INSUFFICIENT_DATA(errors) OR ALARM(errors)",
        "ALARM(\"arn:aws:cloudwatch:eu-central-1:123456789012:alarm:errors\")",
        "ALARM(arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:errors)",
        "(ALARM(latency) AND\n ALARM(errors)) OR FALSE"
      })
  void a_composite_alarm_watches_what_the_alarms_in_its_rule_watch(String rule) {
    composite("guard", rule);
    watches("errors", "2");

    assertThat(alarm("guard").versions()).containsExactly(v(2));
  }

  @Test
  void names_may_have_blanks_and_brackets() {
    composite("guard", "ALARM(\"errors (of green), 5 %\")");
    watches("errors (of green), 5 %", "2");

    assertThat(alarm("guard").versions()).containsExactly(v(2));
  }

  @Test
  void rules_of_rules_are_followed_also_in_a_ring() {
    composite("guard", "ALARM(inner) OR ALARM(one)");
    composite("inner", "ALARM(guard) OR ALARM(inner) OR ALARM(two)");
    watches("one", "1");
    watches("two", "2");

    assertThat(alarm("guard").versions()).containsExactlyInAnyOrder(v(1), v(2));
  }

  @ParameterizedTest
  @CsvSource({"Resource, lotto:2", "ExecutedVersion, 2"})
  void a_child_that_can_not_be_pointed_elsewhere_is_stuck_in_its_parent(String name, String value) {
    composite("guard", "ALARM(errors)");
    metric("errors", dimension("FunctionName", "lotto"), dimension(name, value));

    assertThat(alarm("guard").stuck()).containsExactly(v(2));
    assertThat(alarm("guard").versions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Resource, lotto:live", "Resource, orders:2", "Other, 2"})
  void an_alarm_that_names_no_version_is_not_stuck(String name, String value) {
    metric("errors", dimension("FunctionName", "lotto"), dimension(name, value));

    assertThat(alarm("errors").stuck()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "green, blue, 2, ''",
    "greenErrors, blueErrors, 2, ''",
    "green_errors, blue2, 2, ''",
    "greenhouse, bluebell, 1 2, ''",
    "greenErrors, greenRequests, 1 2, ''",
    "greenErrors, errors, 1 2, ''",
    "errors, blueErrors, '', 1 2",
    "blue, blueErrors, '', 1 2",
  })
  void the_ids_of_metrics_say_which_version_is_judged(
      String first, String second, String judged, String stuck) {
    metric.add(
        MetricAlarm.builder()
            .alarmName("canary")
            .metrics(query(first, "2", true), query(second, "1", true))
            .build());

    assertThat(alarm("canary").versions()).isEqualTo(numbers(judged));
    assertThat(alarm("canary").stuck()).isEqualTo(numbers(stuck));
  }

  @ParameterizedTest
  @CsvSource({"greenErrors, 3", "errors, ''"})
  void a_metric_that_knows_no_alias_is_judged_if_its_id_says_so(String id, String judged) {
    metric.add(MetricAlarm.builder().alarmName("canary").metrics(query(id, "3", false)).build());

    assertThat(alarm("canary").versions()).isEqualTo(numbers(judged));
  }

  private static MetricDataQuery query(String id, String version, boolean ofAlias) {
    List<Dimension> dimensions = new ArrayList<>();
    dimensions.add(dimension("ExecutedVersion", version));
    if (ofAlias) {
      dimensions.add(dimension("FunctionName", "lotto"));
      dimensions.add(dimension("Resource", "lotto:live"));
    }
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(s -> s.metric(m -> m.metricName("Errors").dimensions(dimensions)))
        .build();
  }

  private static Set<VersionNumber> numbers(String text) {
    return Arrays.stream(text.split(" ", -1))
        .flatMap(number -> VersionNumber.parse(number).stream())
        .collect(Collectors.toSet());
  }

  @Test
  void a_child_that_does_not_exist_is_no_child() {
    composite("guard", "ALARM(gone)");

    assertThat(alarm("guard")).isEqualTo(new Alarm("guard", Alarm.State.OK, "because", Set.of()));
  }

  @Test
  void an_alarm_that_does_not_exist_is_missing() {
    assertThat(alarm("gone").state()).isEqualTo(Alarm.State.MISSING);
  }

  @Test
  void a_state_that_is_new_or_left_out_is_not_known() {
    metric.add(MetricAlarm.builder().alarmName("new").stateValue("PERHAPS").build());
    metric.add(MetricAlarm.builder().alarmName("none").build());

    assertThat(alarm("new").state()).isEqualTo(Alarm.State.INSUFFICIENT_DATA);
    assertThat(alarm("none").state()).isEqualTo(Alarm.State.INSUFFICIENT_DATA);
  }

  /** Asks as long as there are children. */
  private Alarm alarm(String name) {
    Set<String> next = Set.of(name);
    Set<String> asked = new HashSet<>();
    while (!next.isEmpty()) {
      assertThat(next).noneMatch(asked::contains);
      asked.addAll(next);
      next = tree.add(List.copyOf(next), response(next), UnaryOperator.identity());
    }
    return tree.alarms(List.of(name)).getFirst();
  }

  private DescribeAlarmsResponse response(Set<String> names) {
    return DescribeAlarmsResponse.builder()
        .metricAlarms(metric.stream().filter(a -> names.contains(a.alarmName())).toList())
        .compositeAlarms(composite.stream().filter(a -> names.contains(a.alarmName())).toList())
        .build();
  }

  private void composite(String name, String rule) {
    composite.add(
        CompositeAlarm.builder()
            .alarmName(name)
            .alarmRule(rule)
            .stateValue(StateValue.OK)
            .stateReason("because")
            .build());
  }

  private void watches(String name, String version) {
    metric(
        name,
        dimension("FunctionName", "lotto"),
        dimension("Resource", "lotto:live"),
        dimension("ExecutedVersion", version));
  }

  private void metric(String name, Dimension... dimensions) {
    metric.add(
        MetricAlarm.builder()
            .alarmName(name)
            .stateValue(StateValue.OK)
            .dimensions(dimensions)
            .build());
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
