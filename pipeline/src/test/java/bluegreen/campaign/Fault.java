package bluegreen.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import bluegreen.campaign.Wire.Call;
import bluegreen.campaign.Wire.Reply;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can go wrong with one call between the tool and AWS. */
enum Fault implements Wire.Mishap {
  NONE,
  RESET_BEFORE,
  RESET_AFTER(true),
  END_AFTER,
  SILENCE_AFTER,
  ERROR_500,
  ERROR_500_AFTER(true),
  ERROR_503,
  THROTTLED,
  TOO_MANY_REQUESTS,
  DENIED,
  DENIED_400,
  EXPIRED,
  REDIRECTED,
  TRUNCATED,
  EMPTY,
  EMPTY_AFTER(true),
  EMPTY_OBJECT,
  GARBAGE,
  GARBAGE_AFTER(true),
  STALE,
  TWICE_FIRST_ANSWER(true),
  TWICE_SECOND_ANSWER(true);

  /** Whether a call that changes nothing meets the same with another fault, or none. */
  private final boolean forWritesOnly;

  Fault() {
    this(false);
  }

  Fault(boolean forWritesOnly) {
    this.forWritesOnly = forWritesOnly;
  }

  /** Whether there is something to see if {@code operation} meets it. */
  boolean matters(String operation) {
    return this != NONE && !(forWritesOnly && READ.matcher(operation).lookingAt());
  }

  private static final Pattern READ = Pattern.compile("GET |Get|List|Describe|BatchGet");

  @Override
  public Reply apply(Call call, @Nullable Reply last) throws IOException {
    return switch (this) {
      case NONE -> call.execution().run();
      case RESET_BEFORE -> throw new SocketException("Connection reset");
      case RESET_AFTER -> {
        call.execution().run();
        throw new SocketException("Connection reset");
      }
      case END_AFTER -> {
        call.execution().run();
        throw new IOException("Unexpected end of file from server");
      }
      case SILENCE_AFTER -> {
        call.execution().run();
        throw new SocketTimeoutException("Read timed out");
      }
      case ERROR_500 -> error(call, 500, "InternalFailure");
      case ERROR_500_AFTER -> {
        call.execution().run();
        yield error(call, 500, "InternalFailure");
      }
      case ERROR_503 -> error(call, 503, "ServiceUnavailable");
      case THROTTLED -> error(call, 400, "ThrottlingException");
      case TOO_MANY_REQUESTS -> error(call, 429, "TooManyRequestsException");
      case DENIED -> error(call, 403, "AccessDeniedException");
      case DENIED_400 -> error(call, 400, "AccessDeniedException");
      case EXPIRED -> error(call, 403, "ExpiredTokenException");
      case REDIRECTED -> new Reply(302, Map.of("Location", "https://login.example/"), new byte[0]);
      case TRUNCATED -> call.execution().run().cutShort();
      case EMPTY -> new Reply(200, Map.of(), new byte[0]);
      case EMPTY_AFTER -> {
        call.execution().run();
        yield new Reply(200, Map.of(), new byte[0]);
      }
      case EMPTY_OBJECT ->
          new Reply(200, Map.of("Content-Type", "application/json"), "{}".getBytes(UTF_8));
      case GARBAGE -> new Reply(200, Map.of(), "<html>Sign in to the hotel</html>".getBytes(UTF_8));
      case GARBAGE_AFTER -> {
        call.execution().run();
        yield new Reply(200, Map.of(), "<?xml?>{".getBytes(UTF_8));
      }
      case STALE -> last == null ? call.execution().run() : last;
      case TWICE_FIRST_ANSWER -> {
        Reply first = call.execution().run();
        call.execution().run();
        yield first;
      }
      case TWICE_SECOND_ANSWER -> {
        call.execution().run();
        yield call.execution().run();
      }
    };
  }

  /** In the shape of each protocol that the tool's clients speak. */
  private static Reply error(Call call, int status, String code) {
    boolean query = call.operation().matches("DescribeAlarms|PutMetricAlarm|GetMetricData");
    String body =
        query
            ? "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>it fails</Message></Error><RequestId>1</RequestId></ErrorResponse>"
                .formatted(code)
            : "{\"__type\":\"%s\",\"message\":\"it fails\",\"Message\":\"it fails\"}"
                .formatted(code);
    return new Reply(status, Map.of("x-amzn-ErrorType", code), body.getBytes(UTF_8));
  }
}
