package bluegreen.rehearsal.wire;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** AWS JSON 1.0 and 1.1: a POST whose {@code X-Amz-Target} is {@code Service.Operation}. */
record AwsJson(Request request) implements Protocol {
  static final JsonFactory JSON = new JsonFactory();

  @Override
  public Target target(byte[] body) {
    String target = request.header("X-Amz-Target");
    int dot = target.lastIndexOf('.');
    return new Target(target.substring(0, Math.max(0, dot)), target.substring(dot + 1));
  }

  @Override
  public void read(SdkPojo builder, byte[] body) {
    Reader.fill(builder, JsonSource.parse(JSON, body), member -> true);
  }

  @Override
  public Answer answer(Target target, AwsResponse response) {
    return new Answer(200, headers(), JsonWriter.write(JSON, Map.of(), response));
  }

  @Override
  public Answer error(Failure failure) {
    Map<String, String> headers = headers();
    queryCode(request, failure, headers);
    return new Answer(failure.status(), headers, body(JSON, failure));
  }

  /** Errors look the same in JSON and in CBOR. */
  static SdkBytes body(TokenStreamFactory format, Failure failure) {
    Map<String, String> extra = Map.of("__type", failure.name(), "message", failure.message());
    return JsonWriter.write(format, extra, failure.details());
  }

  /** Clients of a service that spoke Query before still know its errors by their old codes. */
  static void queryCode(Request request, Failure failure, Map<String, String> headers) {
    if (!request.header("x-amzn-query-mode").isEmpty()) {
      headers.put("x-amzn-query-error", failure.code() + ";" + failure.fault());
    }
  }

  private Map<String, String> headers() {
    return new HashMap<>(Map.of(Answer.CONTENT_TYPE, request.header(Answer.CONTENT_TYPE)));
  }
}
