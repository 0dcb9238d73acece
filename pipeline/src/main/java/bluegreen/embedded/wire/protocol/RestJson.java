package bluegreen.embedded.wire.protocol;

import bluegreen.embedded.wire.codec.Errors;
import bluegreen.embedded.wire.codec.JsonSource;
import bluegreen.embedded.wire.codec.JsonWriter;
import bluegreen.embedded.wire.codec.Member;
import bluegreen.embedded.wire.codec.Member.Place;
import bluegreen.embedded.wire.codec.Reader;
import bluegreen.embedded.wire.codec.Source;
import bluegreen.embedded.wire.codec.Text;
import bluegreen.embedded.wire.codec.TextSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;

/** The rest-json protocol, here for Lambda alone. */
record RestJson(Request request, Optional<LambdaRoutes.Found> found) implements Protocol {
  private static final SdkBytes NOTHING = SdkBytes.fromByteArray(new byte[0]);

  /**
   * The payload of an invocation is bytes of any kind, and boto3 sends it without a type. For what
   * isn't served, there is another error.
   */
  @Override
  public boolean accepts(String contentType) {
    return found.map(f -> f.route().operation()).map(o -> accepts(o, contentType)).orElse(true);
  }

  private static boolean accepts(String operation, String contentType) {
    boolean payload = operation.equals("Invoke");
    return contentType.equals("application/json")
        || (payload && Set.of("", "application/octet-stream").contains(contentType));
  }

  @Override
  public Target target(byte[] body) {
    return found
        .map(f -> new Target(LambdaRoutes.SERVICE, f.route().operation()))
        .orElseGet(() -> new Target("", request.method() + " " + request.path()));
  }

  @Override
  public void read(SdkPojo builder, byte[] body) {
    fill(builder, Place.PATH, new TextSource(found.orElseThrow().parameters(), ""));
    fill(builder, Place.QUERY, new TextSource(Form.parse(request.query()), ""));
    fill(builder, Place.HEADER, new TextSource(request.headers(), ""));
    Optional<Member> whole = at(Place.WHOLE_BODY, builder);
    if (whole.isEmpty()) {
      fill(builder, Place.BODY, JsonSource.parse(Rpc.JSON, body));
    } else if (body.length > 0) {
      whole.get().set(builder, SdkBytes.fromByteArrayUnsafe(body));
    }
  }

  @Override
  public Answer answer(Target target, AwsResponse response) {
    int status =
        at(Place.STATUS, response)
            .map(member -> (Integer) member.in(response))
            .orElseGet(() -> found.orElseThrow().route().status());
    return new Answer(status, headers(response), status == 204 ? NOTHING : body(response));
  }

  @Override
  public Answer error(Failure failure) {
    Map<String, String> headers = headers(failure.details());
    headers.put("x-amzn-errortype", failure.name());
    // Its name depends on the error; clients read the one that they know of.
    Map<String, String> message = new TreeMap<>();
    if (!failure.message().isEmpty()) {
      message.put("Message", failure.message());
      message.put("message", failure.message());
    }
    return new Answer(
        failure.status(), headers, JsonWriter.write(Rpc.JSON, message, failure.details()));
  }

  @Override
  public AwsServiceException broken(String message) {
    return Errors.error(500, "ServiceException", message);
  }

  private static SdkBytes body(SdkPojo response) {
    return at(Place.WHOLE_BODY, response)
        .map(member -> Objects.requireNonNullElse((SdkBytes) member.in(response), NOTHING))
        .orElseGet(() -> JsonWriter.write(Rpc.JSON, Map.of(), response));
  }

  private static Map<String, String> headers(SdkPojo response) {
    Map<String, String> headers = new HashMap<>();
    headers.put(Answer.CONTENT_TYPE, "application/json");
    for (Member member : Member.of(response)) {
      Object value = member.place() == Place.HEADER ? member.in(response) : null;
      if (value != null) {
        headers.put(member.name(), Text.format(value));
      }
    }
    return headers;
  }

  private static Optional<Member> at(Place place, SdkPojo structure) {
    return Member.of(structure).stream().filter(m -> m.place() == place).findFirst();
  }

  private static void fill(SdkPojo builder, Place place, Source source) {
    Reader.fill(builder, source, member -> member.place() == place);
  }
}
