package bluegreen.embedded.logs;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.iam.Iam;
import bluegreen.embedded.iam.Policy;
import bluegreen.embedded.iam.Role;
import bluegreen.embedded.model.Readings.Delivery;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

/** What a service writes with the role that it was given. */
class WritingTest {
  private static final String NOBODY =
      """
      {"Version": "2012-10-17", "Statement": []}
      """;

  private final Iam iam = new Iam();
  private final LogsWorld world = new LogsWorld(Delivery.PROMPT, iam);

  @Test
  void without_roles_group_and_stream_are_created() {
    world.write("/aws/lambda/lotto", "one", "hello");

    assertThat(groups()).containsExactly("/aws/lambda/lotto", "app");
    assertThat(world.find(r -> r.logGroupName("/aws/lambda/lotto"))).containsExactly("hello");
  }

  @Test
  void a_role_that_is_not_known_may_write() {
    enforce("arn:aws:iam::123456789012:role/other", "");

    world.write("app", "a", "hello");

    assertThat(world.find(r -> {})).containsExactly("hello");
  }

  @Test
  void a_role_that_may_write_creates_what_it_needs() {
    enforce(
        """
        "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"\
        """);

    world.write("/aws/lambda/lotto", "one", "hello");

    assertThat(world.find(r -> r.logGroupName("/aws/lambda/lotto"))).containsExactly("hello");
  }

  @Test
  void a_role_that_may_not_create_groups_writes_nothing_without_one() {
    enforce(
        """
        "logs:CreateLogStream", "logs:PutLogEvents"\
        """);

    world.write("/aws/lambda/lotto", "one", "hello");
    world.write("app", "one", "hello");

    assertThat(groups()).containsExactly("app");
    assertThat(world.find(r -> {})).containsExactly("hello");
  }

  @Test
  void a_role_that_may_not_create_streams_writes_to_none() {
    enforce(
        """
        "logs:PutLogEvents"\
        """);

    world.write("app", "one", "hello");

    assertThat(world.find(r -> {})).isEmpty();
    assertThat(world.client.describeLogStreams(r -> r.logGroupName("app")).logStreams())
        .extracting(LogStream::logStreamName)
        .containsExactly("a", "b");
  }

  @Test
  void a_role_that_may_not_put_events_leaves_an_empty_stream() {
    enforce(
        """
        "logs:CreateLogGroup", "logs:CreateLogStream"\
        """);

    world.write("app", "one", "hello");

    assertThat(world.find(r -> {})).isEmpty();
    assertThat(world.client.describeLogStreams(r -> r.logGroupName("app")).logStreams()).hasSize(3);
  }

  private void enforce(String actions) {
    enforce(LogsWorld.ROLE, actions);
  }

  /** As Terraform's policy does, on the group's ARN with {@code :*}. */
  private void enforce(String role, String actions) {
    String policy =
        """
        {"Version": "2012-10-17", "Statement":
          [{"Effect": "Allow", "Action": [%s], "Resource":
            ["arn:aws:logs:eu-central-1:123456789012:log-group:*:*"]}]}
        """
            .formatted(actions.isEmpty() ? "\"logs:GetLogEvents\"" : actions);
    iam.enforce(
        List.of(
            new Role(role, Policy.parse(NOBODY), List.of(Policy.parse(policy)), Optional.empty())));
  }

  private List<String> groups() {
    return world.client.describeLogGroups(r -> {}).logGroups().stream()
        .map(LogGroup::logGroupName)
        .toList();
  }
}
