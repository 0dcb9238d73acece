package bluegreen.embedded.wire.protocol;

import bluegreen.embedded.wire.codec.Errors;
import bluegreen.embedded.wire.codec.JsonSource;
import bluegreen.embedded.wire.codec.JsonWriter;
import bluegreen.embedded.wire.codec.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.cbor.CBORFactory;

/**
 * The protocols that post a document and get a document back; a header or the path names the
 * operation.
 *
 * @param format the format of both documents
 * @param headers the headers of every response
 * @param namespace what precedes the names of the API model's errors: AWS JSON 1.1 alone has them
 *     bare
 */
record Rpc(
    Request request,
    TokenStreamFactory format,
    Target target,
    Map<String, String> headers,
    String namespace)
    implements Protocol {
  /** CloudWatch's, the only service here whose clients speak the protocols that ask for one. */
  private static final String NAMESPACE = "com.amazonaws.cloudwatch#";

  static final JsonFactory JSON = new JsonFactory();
  private static final CBORFactory CBOR = new CBORFactory();
  private static final Pattern CBOR_PATH = Pattern.compile("/service/([^/]+)/operation/([^/]+)");

  /** AWS JSON 1.0 and 1.1, whose {@code X-Amz-Target} is {@code Service.Operation}. */
  static Rpc json(Request request) {
    String name = request.header("X-Amz-Target");
    int dot = name.lastIndexOf('.');
    Target target = new Target(name.substring(0, Math.max(0, dot)), name.substring(dot + 1));
    String older = "application/x-amz-json-1.0";
    String type = request.contentType().equals(older) ? older : "application/x-amz-json-1.1";
    String namespace = type.equals(older) ? NAMESPACE : "";
    return new Rpc(request, JSON, target, Map.of(Answer.CONTENT_TYPE, type), namespace);
  }

  /** Smithy RPC v2 in CBOR, posted to {@code /service/Service/operation/Operation}. */
  static Rpc cbor(Request request) {
    Matcher path = CBOR_PATH.matcher(request.path());
    Target target =
        path.matches() ? new Target(path.group(1), path.group(2)) : new Target("", request.path());
    Map<String, String> headers =
        Map.of(Answer.CONTENT_TYPE, "application/cbor", "smithy-protocol", "rpc-v2-cbor");
    return new Rpc(request, CBOR, target, headers, NAMESPACE);
  }

  @Override
  public boolean accepts(String contentType) {
    return contentType.equals(headers.get(Answer.CONTENT_TYPE));
  }

  /** These services, unlike the others, answer it with 400. */
  @Override
  public AwsServiceException unauthorized(String message) {
    return Errors.error(400, "AccessDeniedException", message);
  }

  @Override
  public Target target(byte[] body) {
    return target;
  }

  @Override
  public void read(SdkPojo builder, byte[] body) {
    Reader.fill(builder, JsonSource.parse(format, body), member -> true);
  }

  @Override
  public Answer answer(Target target, AwsResponse response) {
    return new Answer(200, headers, JsonWriter.write(format, Map.of(), response));
  }

  /** Clients of a service that formerly used Query expect its old error codes in a header. */
  @Override
  public Answer error(Failure failure) {
    Map<String, String> extra = new LinkedHashMap<>();
    extra.put("__type", failure.isModelled() ? namespace + failure.name() : failure.name());
    if (!failure.message().isEmpty()) {
      extra.put("message", failure.message());
    }
    SdkBytes body = JsonWriter.write(format, extra, failure.details());
    Map<String, String> all = new TreeMap<>(headers);
    if (!request.header("x-amzn-query-mode").isEmpty()) {
      all.put("x-amzn-query-error", failure.code() + ";" + failure.fault());
    }
    return new Answer(failure.status(), all, body);
  }
}
