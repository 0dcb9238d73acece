package bluegreen.embedded.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class GroupOperationsTest {
  private final LogsWorld world = new LogsWorld();

  @Test
  void a_group_is_shown_as_it_was_made() {
    world.client.createLogGroup(
        r -> r.logGroupName("other").logGroupClass(LogGroupClass.INFREQUENT_ACCESS));

    LogGroup group = groups(r -> r.logGroupNamePrefix("oth")).getFirst();

    assertThat(group.logGroupName()).isEqualTo("other");
    assertThat(group.logGroupArn()).endsWith(":log-group:other");
    assertThat(group.arn()).isEqualTo(group.logGroupArn() + ":*");
    assertThat(group.creationTime()).isEqualTo(LogsWorld.START.toEpochMilli());
    assertThat(group.logGroupClass()).isEqualTo(LogGroupClass.INFREQUENT_ACCESS);
    assertThat(group.retentionInDays()).isNull();
    assertThat(group.metricFilterCount()).isZero();
  }

  @Test
  void groups_are_found_by_prefix_part_class_and_name() {
    world.client.createLogGroup(r -> r.logGroupName("/aws/lambda/lotto"));

    assertThat(names(r -> {})).containsExactly("/aws/lambda/lotto", "app");
    assertThat(names(r -> r.logGroupNamePrefix("/aws"))).containsExactly("/aws/lambda/lotto");
    assertThat(names(r -> r.logGroupNamePattern("Lotto"))).containsExactly("/aws/lambda/lotto");
    assertThat(names(r -> r.logGroupIdentifiers("app"))).containsExactly("app");
    assertThat(names(r -> r.logGroupClass(LogGroupClass.INFREQUENT_ACCESS))).isEmpty();
    assertThat(world.client.describeLogGroups(r -> r.limit(1)).nextToken()).isNotNull();
  }

  @Test
  void names_are_unique() {
    assertThatThrownBy(() -> world.client.createLogGroup(r -> r.logGroupName("app")))
        .isInstanceOf(ResourceAlreadyExistsException.class)
        .hasMessageContaining("The specified log group already exists");
    assertThatThrownBy(
            () -> world.client.createLogStream(r -> r.logGroupName("app").logStreamName("a")))
        .isInstanceOf(ResourceAlreadyExistsException.class)
        .hasMessageContaining("The specified log stream already exists");
  }

  @Test
  void a_deleted_group_is_gone_with_everything_in_it() {
    world.put("a", 0, "hello");
    world.client.tagResource(r -> r.resourceArn(LogsWorld.ARN).tags(Map.of("k", "v")));
    world.client.putMetricFilter(
        r ->
            r.logGroupName("app")
                .filterName("f")
                .filterPattern("")
                .metricTransformations(
                    MetricTransformation.builder()
                        .metricNamespace("n")
                        .metricName("m")
                        .metricValue("1")
                        .build()));

    world.client.deleteLogGroup(r -> r.logGroupName("app"));

    assertThatThrownBy(() -> world.client.deleteLogGroup(r -> r.logGroupName("app")))
        .isInstanceOf(ResourceNotFoundException.class);
    world.client.createLogGroup(r -> r.logGroupName("app"));
    assertThat(world.find(r -> {})).isEmpty();
    assertThat(world.client.describeMetricFilters(r -> {}).metricFilters()).isEmpty();
    assertThat(world.client.listTagsForResource(r -> r.resourceArn(LogsWorld.ARN)).tags())
        .isEmpty();
  }

  @Test
  void tags_are_those_of_the_creation_and_those_added_but_for_those_removed() {
    String arn = LogsWorld.ARN.replace("app", "tagged");
    world.client.createLogGroup(r -> r.logGroupName("tagged").tags(Map.of("a", "1")));
    world.client.tagResource(r -> r.resourceArn(arn).tags(Map.of("b", "2", "c", "3")));
    world.client.untagResource(r -> r.resourceArn(arn).tagKeys("b"));

    assertThat(world.client.listTagsForResource(r -> r.resourceArn(arn)).tags())
        .isEqualTo(Map.of("a", "1", "c", "3"));
    assertThatThrownBy(() -> world.client.listTagsForResource(r -> r.resourceArn(arn + "x")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void retention_deletes_what_is_older() {
    world.client.putRetentionPolicy(r -> r.logGroupName("app").retentionInDays(3));
    world.put("a", 0, "old");
    world.pass(Duration.ofDays(2));
    world.put("a", 2 * 24 * 3600, "young");
    assertThat(world.find(r -> {})).containsExactly("old", "young");

    world.pass(Duration.ofDays(2));

    assertThat(world.find(r -> {})).containsExactly("young");
    assertThat(groups(r -> {}).getFirst().retentionInDays()).isEqualTo(3);
  }

  @Test
  void without_retention_events_stay() {
    world.client.putRetentionPolicy(r -> r.logGroupName("app").retentionInDays(1));
    world.client.deleteRetentionPolicy(r -> r.logGroupName("app"));
    world.put("a", 0, "old");

    world.pass(Duration.ofDays(400));

    assertThat(world.find(r -> {})).containsExactly("old");
    assertThat(groups(r -> {}).getFirst().retentionInDays()).isNull();
  }

  @Test
  void what_is_not_allowed_is_refused() {
    assertThatThrownBy(
            () -> world.client.putRetentionPolicy(r -> r.logGroupName("app").retentionInDays(2)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Value '2' at 'retentionInDays'");
    assertThatThrownBy(() -> world.client.createLogGroup(r -> r.logGroupName("a b")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("1 validation error detected: Value 'a b' at 'logGroupName'");
    assertThatThrownBy(() -> world.client.createLogGroup(r -> r.logGroupName("k").kmsKeyId("k")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("no KMS");
    assertThatThrownBy(
            () ->
                world.client.createLogGroup(
                    r -> r.logGroupName("k").deletionProtectionEnabled(true)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> names(r -> r.logGroupNamePrefix("a").logGroupNamePattern("a")))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> names(r -> r.nextToken("elsewhere")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("The specified nextToken is invalid.");
  }

  @Test
  void a_stream_tells_when_its_first_and_last_events_were() {
    world.put("a", 1, "one");
    world.put("a", -7, "before");

    LogStream stream = streams(r -> r.logStreamNamePrefix("a")).getFirst();

    assertThat(stream.arn()).isEqualTo(LogsWorld.ARN + ":log-stream:a");
    assertThat(stream.creationTime()).isEqualTo(LogsWorld.at(0));
    assertThat(stream.firstEventTimestamp()).isEqualTo(LogsWorld.at(-7));
    assertThat(stream.lastEventTimestamp()).isEqualTo(LogsWorld.at(1));
    assertThat(stream.lastIngestionTime()).isEqualTo(LogsWorld.at(0));
  }

  @Test
  void streams_are_listed_by_name_or_by_their_last_event() {
    world.put("a", 2, "later");
    world.put("b", 1, "earlier");

    assertThat(streams(r -> {})).extracting(LogStream::logStreamName).containsExactly("a", "b");
    assertThat(streams(r -> r.orderBy("LastEventTime")))
        .extracting(LogStream::logStreamName)
        .containsExactly("b", "a");
    assertThat(streams(r -> r.orderBy("LastEventTime").descending(true)))
        .extracting(LogStream::logStreamName)
        .containsExactly("a", "b");
    assertThatThrownBy(() -> streams(r -> r.orderBy("LastEventTime").logStreamNamePrefix("a")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Cannot order by LastEventTime with a logStreamNamePrefix.");
  }

  @Test
  void a_deleted_stream_is_gone_with_its_events() {
    world.put("a", 0, "of a");
    world.put("b", 0, "of b");

    world.client.deleteLogStream(r -> r.logGroupName("app").logStreamName("a"));

    assertThat(world.find(r -> {})).containsExactly("of b");
    assertThatThrownBy(
            () -> world.client.deleteLogStream(r -> r.logGroupName("app").logStreamName("a")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private List<LogGroup> groups(Consumer<DescribeLogGroupsRequest.Builder> wanted) {
    return world.client.describeLogGroups(wanted).logGroups();
  }

  private List<String> names(Consumer<DescribeLogGroupsRequest.Builder> wanted) {
    return groups(wanted).stream().map(LogGroup::logGroupName).toList();
  }

  private List<LogStream> streams(Consumer<DescribeLogStreamsRequest.Builder> wanted) {
    return world
        .client
        .describeLogStreams(
            DescribeLogStreamsRequest.builder().logGroupName("app").applyMutation(wanted).build())
        .logStreams();
  }
}
