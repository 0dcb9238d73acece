package bluegreen.world;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.DirectClient;
import bluegreen.embedded.model.Readings;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** The function of a world leaves the logs of a real one. */
class LogsTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_version_that_fails_leaves_its_errors_in_a_stream_of_its_own() {
    world.release("bad");
    world.pass(Readings.LIKELY.delivery().most());

    assertThat(find("\"Status: error\tError Type: java.lang.IllegalStateException\""))
        .isNotEmpty()
        .allMatch(event -> event.logStreamName().contains("[2]"));
    assertThat(find("\"it fails: java.lang.IllegalStateException\"")).isNotEmpty();
    assertThat(find("REPORT -Error"))
        .anyMatch(event -> event.logStreamName().contains("[1]"))
        .anyMatch(event -> event.logStreamName().contains("[2]"));
  }

  private List<FilteredLogEvent> find(String pattern) {
    var logs =
        DirectClient.of(
            CloudWatchLogsClient.class, world.aws().timeline(), world.aws().logs().operations());
    return logs.filterLogEvents(r -> r.logGroupName("/aws/lambda/lotto").filterPattern(pattern))
        .events();
  }
}
