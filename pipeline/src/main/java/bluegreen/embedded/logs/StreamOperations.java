package bluegreen.embedded.logs;

import static java.util.Objects.requireNonNullElse;

import bluegreen.embedded.model.Page;
import bluegreen.embedded.model.Timeline;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;

/** CloudWatch Logs' operations on log streams. */
final class StreamOperations {
  private static final int PAGE = 50;

  private final Timeline timeline;
  private final LogStore store;

  StreamOperations(Timeline timeline, LogStore store) {
    this.timeline = timeline;
    this.store = store;
  }

  public CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
    LogGroup group = store.require(request.logGroupName());
    if (group.stream(request.logStreamName()).isPresent()) {
      throw Errors.streamExists();
    }
    group.createStream(request.logStreamName(), timeline.now());
    return CreateLogStreamResponse.builder().build();
  }

  public DeleteLogStreamResponse deleteLogStream(DeleteLogStreamRequest request) {
    LogGroup group = store.require(request.logGroupName());
    group.requireStream(request.logStreamName());
    group.deleteStream(request.logStreamName());
    return DeleteLogStreamResponse.builder().build();
  }

  public DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request) {
    LogGroup group = store.require(request.logGroupName(), request.logGroupIdentifier());
    boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
    if (byTime && request.logStreamNamePrefix() != null) {
      throw Errors.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    String prefix = requireNonNullElse(request.logStreamNamePrefix(), "");
    Comparator<LogStream> ascending =
        byTime
            ? Comparator.comparingLong(LogStream::lastEvent)
            : Comparator.comparing(LogStream::name);
    boolean descending = Boolean.TRUE.equals(request.descending());
    List<LogStream> streams =
        group.streams().stream()
            .filter(stream -> stream.name().startsWith(prefix))
            .sorted(descending ? ascending.reversed() : ascending)
            .toList();
    Page<LogStream> page =
        Page.of(streams, request.nextToken(), request.limit(), PAGE, _ -> Errors.token());
    return DescribeLogStreamsResponse.builder()
        .logStreams(page.items().stream().map(LogStream::shown).toList())
        .nextToken(page.next())
        .build();
  }
}
