package bluegreen.embedded.wire;

import bluegreen.embedded.model.Timeline;
import bluegreen.embedded.wire.Interceptor.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * Reads that are eventually consistent: for a while after a write, a question that was asked before
 * it is answered as it was then.
 */
public final class StaleReads {
  /** Every read is up to date. */
  public static final StaleReads NONE =
      new StaleReads(new Timeline(InstantSource.system()), Duration.ZERO);

  private static final Pattern READ = Pattern.compile("(Get|List|Describe|BatchGet|Filter).*");

  private final Timeline timeline;
  private final Duration staleness;
  private final Map<AwsRequest, Answered> answers = new HashMap<>();
  private Instant lastWrite = Instant.MIN;

  private record Answered(Instant at, AwsResponse response) {}

  /**
   * @param staleness how long a write takes to be seen everywhere, in AWS's time
   */
  public StaleReads(Timeline timeline, Duration staleness) {
    this.timeline = timeline;
    this.staleness = staleness;
  }

  /** The answer to a call, which {@code operation} gives. */
  AwsResponse answer(Call call, Supplier<AwsResponse> operation) {
    if (staleness.isZero()) {
      return operation.get();
    }
    if (!READ.matcher(call.operation()).matches()) {
      AwsResponse response = operation.get();
      lastWrite = now();
      return response;
    }
    @Nullable Answered before = answers.get(call.request());
    if (before != null
        && before.at().isBefore(lastWrite)
        && now().isBefore(lastWrite.plus(staleness))) {
      return before.response();
    }
    AwsResponse response = operation.get();
    answers.put(call.request(), new Answered(now(), response));
    return response;
  }

  private Instant now() {
    return timeline.call(timeline::now);
  }
}
