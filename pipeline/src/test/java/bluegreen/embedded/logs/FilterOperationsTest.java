package bluegreen.embedded.logs;

import static bluegreen.embedded.logs.LogsWorld.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.Readings.Delivery;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class FilterOperationsTest {
  private final LogsWorld world = new LogsWorld();

  @Test
  void events_of_all_streams_come_in_the_order_of_their_times() {
    world.put("b", 2, "second");
    world.put("a", 1, "first");
    world.put("a", 3, "third");

    assertThat(world.find(r -> {})).containsExactly("first", "second", "third");
  }

  @Test
  void an_event_tells_its_stream_its_times_and_its_id() {
    world.put("a", -5, "late");

    FilteredLogEvent event =
        world.client.filterLogEvents(r -> r.logGroupIdentifier(LogsWorld.ARN)).events().getFirst();

    assertThat(event.logStreamName()).isEqualTo("a");
    assertThat(event.timestamp()).isEqualTo(at(-5));
    assertThat(event.ingestionTime()).isEqualTo(at(0));
    assertThat(event.eventId()).matches("\\d{56}");
  }

  @Test
  void a_search_is_limited_to_streams_by_name_or_prefix() {
    world.put("a", 0, "of a");
    world.put("b", 0, "of b");

    assertThat(world.find(r -> r.logStreamNames("b"))).containsExactly("of b");
    assertThat(world.find(r -> r.logStreamNamePrefix("a"))).containsExactly("of a");
  }

  @Test
  void a_search_is_limited_to_a_time_with_both_ends() {
    for (int second = 0; second < 5; second++) {
      world.put("a", second, "at " + second);
    }

    assertThat(world.find(r -> r.startTime(at(1)).endTime(at(3))))
        .containsExactly("at 1", "at 2", "at 3");
  }

  @Test
  void pages_go_on_where_the_last_one_ended() {
    world.put("a", 0, "1", "2", "3");
    world.put("b", 0, "4");

    FilterLogEventsResponse page =
        world.client.filterLogEvents(r -> r.logGroupName("app").limit(2));

    assertThat(page.events()).extracting(FilteredLogEvent::message).containsExactly("1", "2");
    assertThat(page.nextToken()).isNotNull();
    assertThat(world.find(r -> r.limit(2))).containsExactly("1", "2", "3", "4");
  }

  @Test
  void a_page_may_be_empty_and_yet_be_followed_by_others() {
    for (int i = 0; i < 11; i++) {
      world.put("a", i, Collections.nCopies(1000, "noise").toArray(String[]::new));
    }
    world.put("a", 12, "needle");

    FilterLogEventsResponse page =
        world.client.filterLogEvents(r -> r.logGroupName("app").filterPattern("needle"));

    assertThat(page.events()).isEmpty();
    assertThat(page.nextToken()).isNotNull();
    assertThat(world.matching("needle")).containsExactly("needle");
  }

  @Test
  void an_event_is_found_when_it_has_arrived() {
    LogsWorld slow = new LogsWorld(new Delivery(Duration.ofSeconds(2), Duration.ofSeconds(2), 0));
    slow.put("a", 0, "hello");

    assertThat(slow.find(r -> {})).isEmpty();
    slow.pass(Duration.ofSeconds(2));
    assertThat(slow.find(r -> {})).containsExactly("hello");
  }

  @Test
  void later_events_may_arrive_first() {
    LogsWorld unordered = new LogsWorld(new Delivery(Duration.ZERO, Duration.ofMinutes(1), 0));
    for (int i = 0; i < 20; i++) {
      unordered.put("a", i, String.valueOf(i));
    }
    unordered.pass(Duration.ofSeconds(30));

    assertThat(unordered.find(r -> {})).isNotEmpty().isNotEqualTo(firstNumbers(unordered));
  }

  private static List<String> firstNumbers(LogsWorld world) {
    int count = world.find(r -> {}).size();
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  @Test
  void a_batch_may_arrive_twice_with_other_ids() {
    LogsWorld twice = new LogsWorld(new Delivery(Duration.ZERO, Duration.ZERO, 1));
    twice.put("a", 0, "hello");

    assertThat(twice.client.filterLogEvents(r -> r.logGroupName("app")).events())
        .hasSize(2)
        .doesNotHaveDuplicates()
        .extracting(FilteredLogEvent::message)
        .containsOnly("hello");
  }

  @Test
  void what_does_not_exist_cannot_be_searched() {
    assertThatThrownBy(() -> world.client.filterLogEvents(r -> r.logGroupName("none")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("The specified log group does not exist.");
    assertThatThrownBy(() -> world.find(r -> r.logStreamNames("none")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("The specified log stream does not exist.");
  }

  @Test
  void a_search_that_contradicts_itself_is_refused() {
    assertThatThrownBy(() -> world.client.filterLogEvents(r -> r.limit(1)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("either logGroupIdentifier or logGroupName");
    assertThatThrownBy(() -> world.find(r -> r.logStreamNames("a").logStreamNamePrefix("a")))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> world.find(r -> r.nextToken("elsewhere")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("The specified nextToken is invalid.");
    assertThatThrownBy(() -> world.find(r -> r.limit(10_001)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Member must have value less than or equal to 10000");
  }
}
