package bluegreen.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import bluegreen.campaign.Wire.Call;
import bluegreen.campaign.Wire.Reply;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can go wrong with one call between the tool and AWS. */
enum Fault implements Wire.Mishap {
  NONE {
    @Override
    public Reply apply(Call call, @Nullable Reply last) throws IOException {
      return call.execution().run();
    }
  },
  RESET_BEFORE {
    @Override
    public Reply apply(Call call, @Nullable Reply last) throws IOException {
      throw new SocketException("Connection reset");
    }
  },
  RESET_AFTER {
    @Override
    public Reply apply(Call call, @Nullable Reply last) throws IOException {
      call.execution().run();
      throw new SocketException("Connection reset");
    }
  },
  END_AFTER {
    @Override
    public Reply apply(Call call, @Nullable Reply last) throws IOException {
      call.execution().run();
      throw new IOException("Unexpected end of file from server");
    }
  },
  SILENCE_AFTER {
    @Override
    public Reply apply(Call call, @Nullable Reply last) throws IOException {
      call.execution().run();
      throw new SocketTimeoutException("Read timed out");
    }
  },
  ERROR_500 {
    @Override
    public Reply apply(Call call, @Nullable Reply last) {
      return error(call, 500, "InternalFailure");
    }
  },
  ERROR_500_AFTER {
    @Override
    public Reply apply(Call call, @Nullable Reply last) throws IOException {
      call.execution().run();
      return error(call, 500, "InternalFailure");
    }
  },
  ERROR_503 {
    @Override
    public Reply apply(Call call, @Nullable Reply last) {
      return error(call, 503, "ServiceUnavailable");
    }
  },
  THROTTLED {
    @Override
    public Reply apply(Call call, @Nullable Reply last) {
      return error(call, 400, "ThrottlingException");
    }
  },
  TOO_MANY_REQUESTS {
    @Override
    public Reply apply(Call call, @Nullable Reply last) {
      return error(call, 429, "TooManyRequestsException");
    }
  },
  DENIED {
    @Override
    public Reply apply(Call call, @Nullable Reply last) {
      return error(call, 403, "AccessDeniedException");
    }
  },
  DENIED_400 {
    @Override
    public Reply apply(Call call, @Nullable Reply last) {
      return error(call, 400, "AccessDeniedException");
    }
  },
  EXPIRED {
    @Override
    public Reply apply(Call call, @Nullable Reply last) {
      return error(call, 403, "ExpiredTokenException");
    }
  },
  REDIRECTED {
    @Override
    public Reply apply(Call call, @Nullable Reply last) {
      return new Reply(302, Map.of("Location", "https://login.example/"), new byte[0]);
    }
  },
  TRUNCATED {
    @Override
    public Reply apply(Call call, @Nullable Reply last) throws IOException {
      return call.execution().run().cutShort();
    }
  },
  EMPTY {
    @Override
    public Reply apply(Call call, @Nullable Reply last) {
      return new Reply(200, Map.of(), new byte[0]);
    }
  },
  EMPTY_AFTER {
    @Override
    public Reply apply(Call call, @Nullable Reply last) throws IOException {
      call.execution().run();
      return new Reply(200, Map.of(), new byte[0]);
    }
  },
  EMPTY_OBJECT {
    @Override
    public Reply apply(Call call, @Nullable Reply last) {
      return new Reply(200, Map.of("Content-Type", "application/json"), "{}".getBytes(UTF_8));
    }
  },
  GARBAGE {
    @Override
    public Reply apply(Call call, @Nullable Reply last) {
      return new Reply(200, Map.of(), "<html>Sign in to the hotel</html>".getBytes(UTF_8));
    }
  },
  GARBAGE_AFTER {
    @Override
    public Reply apply(Call call, @Nullable Reply last) throws IOException {
      call.execution().run();
      return new Reply(200, Map.of(), "<?xml?>{".getBytes(UTF_8));
    }
  },
  STALE {
    @Override
    public Reply apply(Call call, @Nullable Reply last) throws IOException {
      return last == null ? call.execution().run() : last;
    }
  },
  TWICE_FIRST_ANSWER {
    @Override
    public Reply apply(Call call, @Nullable Reply last) throws IOException {
      Reply first = call.execution().run();
      call.execution().run();
      return first;
    }
  },
  TWICE_SECOND_ANSWER {
    @Override
    public Reply apply(Call call, @Nullable Reply last) throws IOException {
      call.execution().run();
      return call.execution().run();
    }
  };

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
