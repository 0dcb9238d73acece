package bluegreen.embedded.logs;

import static bluegreen.embedded.logs.LogsWorld.at;
import static bluegreen.embedded.logs.LogsWorld.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class EventOperationsTest {
  private static final int DAY = 24 * 3600;
  private static final String HUGE = "x".repeat(1_000_000);

  private final LogsWorld world = new LogsWorld();

  @Test
  void a_stream_is_read_from_its_end_page_by_page() {
    world.put("a", 1, "1", "2", "3", "4", "5");
    world.put("b", 1, "other");

    GetLogEventsResponse last = get(r -> r.limit(2));
    GetLogEventsResponse middle = get(r -> r.limit(2).nextToken(last.nextBackwardToken()));
    GetLogEventsResponse first = get(r -> r.limit(2).nextToken(middle.nextBackwardToken()));
    GetLogEventsResponse none = get(r -> r.limit(2).nextToken(first.nextBackwardToken()));

    assertThat(messages(last)).containsExactly("4", "5");
    assertThat(messages(middle)).containsExactly("2", "3");
    assertThat(messages(first)).containsExactly("1");
    assertThat(messages(none)).isEmpty();
    assertThat(none.nextBackwardToken()).isEqualTo(first.nextBackwardToken());
  }

  @Test
  void a_stream_is_read_from_its_head_and_followed() {
    world.put("a", 1, "1", "2", "3");

    GetLogEventsResponse first = get(r -> r.limit(2).startFromHead(true));
    GetLogEventsResponse second = get(r -> r.limit(2).nextToken(first.nextForwardToken()));
    GetLogEventsResponse none = get(r -> r.nextToken(second.nextForwardToken()));

    assertThat(messages(first)).containsExactly("1", "2");
    assertThat(messages(second)).containsExactly("3");
    assertThat(messages(none)).isEmpty();
    assertThat(none.nextForwardToken()).isEqualTo(second.nextForwardToken());
    world.put("a", 2, "4");
    assertThat(messages(get(r -> r.nextToken(none.nextForwardToken())))).containsExactly("4");
    assertThat(messages(get(r -> r.nextToken(second.nextBackwardToken()))))
        .containsExactly("1", "2");
  }

  @Test
  void a_reading_is_limited_to_a_time_whose_end_is_left_out() {
    for (int second = 0; second < 4; second++) {
      world.put("a", second, String.valueOf(second));
    }

    assertThat(messages(get(r -> r.startTime(at(1)).endTime(at(3))))).containsExactly("1", "2");
  }

  @Test
  void a_page_has_a_megabyte_at_most() {
    world.put("a", 1, HUGE);
    world.put("a", 2, HUGE);
    world.put("a", 3, HUGE);

    GetLogEventsResponse page = get(r -> r.startFromHead(true));

    assertThat(page.events()).hasSize(2);
    assertThat(get(r -> r.nextToken(page.nextForwardToken())).events()).hasSize(1);
  }

  @Test
  void what_does_not_exist_cannot_be_read_or_written() {
    assertThatThrownBy(() -> get(r -> r.logStreamName("none")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> get(r -> r.nextToken("x/1-1")))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> world.put("none", 0, "hello"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("The specified log stream does not exist.");
  }

  @Test
  void events_that_are_too_old_or_too_new_are_rejected_one_by_one() {
    RejectedLogEventsInfo old =
        put(event(-14 * DAY - 2, "old"), event(-14 * DAY - 1, "old"), event(-14 * DAY, "ok"))
            .rejectedLogEventsInfo();
    RejectedLogEventsInfo young =
        put(event(7200, "ok"), event(7201, "new")).rejectedLogEventsInfo();

    assertThat(old.tooOldLogEventEndIndex()).isEqualTo(2);
    assertThat(old.tooNewLogEventStartIndex()).isNull();
    assertThat(young.tooNewLogEventStartIndex()).isEqualTo(1);
    assertThat(put(event(0, "ok")).rejectedLogEventsInfo()).isNull();
    assertThat(world.find(r -> {})).containsExactly("ok", "ok", "ok");
  }

  @Test
  void events_that_the_group_would_not_keep_are_rejected() {
    world.client.putRetentionPolicy(r -> r.logGroupName("app").retentionInDays(1));

    RejectedLogEventsInfo rejected =
        put(event(-DAY - 1, "expired"), event(-DAY, "ok")).rejectedLogEventsInfo();

    assertThat(rejected.expiredLogEventEndIndex()).isEqualTo(1);
    assertThat(world.find(r -> {})).containsExactly("ok");
  }

  @Test
  void a_batch_that_breaks_a_rule_is_refused_as_a_whole() {
    assertThatThrownBy(() -> put(event(2, "b"), event(1, "a")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("must be in chronological order.");
    assertThatThrownBy(() -> put(event(-DAY, "a"), event(1, "b")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("cannot span more than 24 hours.");
    assertThatThrownBy(() -> put(event(0, HUGE), event(0, "x".repeat(48_525))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Upload too large: 1048577 bytes exceeds limit of 1048576");
    assertThatThrownBy(
            () -> put(Collections.nCopies(10_001, event(0, "a")).toArray(InputLogEvent[]::new)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("at 'logEvents' failed to satisfy constraint");
    assertThat(world.find(r -> {})).isEmpty();
  }

  @Test
  void a_group_keeps_the_last_events() {
    for (int i = 0; i <= LogEvents.MOST / 10_000; i++) {
      put(Collections.nCopies(10_000, event(i, "at " + i)).toArray(InputLogEvent[]::new));
    }

    assertThat(world.client.filterLogEvents(r -> r.logGroupName("app").limit(1)).events())
        .singleElement()
        .matches(event -> event.message().equals("at 1"));
  }

  @Test
  void a_group_keeps_so_much_text() {
    List<InputLogEvent> huge = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      huge.add(event(i, HUGE));
    }
    huge.forEach(this::put);

    assertThat(world.client.describeLogGroups(r -> {}).logGroups().getFirst().storedBytes())
        .isBetween(LogEvents.MOST_TEXT - HUGE.length() * 2L, LogEvents.MOST_TEXT);
  }

  private GetLogEventsResponse get(Consumer<GetLogEventsRequest.Builder> how) {
    return world.client.getLogEvents(
        GetLogEventsRequest.builder()
            .logGroupName("app")
            .logStreamName("a")
            .applyMutation(how)
            .build());
  }

  private static List<String> messages(GetLogEventsResponse page) {
    return page.events().stream().map(OutputLogEvent::message).toList();
  }

  private PutLogEventsResponse put(InputLogEvent... events) {
    return world.client.putLogEvents(
        r -> r.logGroupName("app").logStreamName("a").logEvents(events));
  }
}
