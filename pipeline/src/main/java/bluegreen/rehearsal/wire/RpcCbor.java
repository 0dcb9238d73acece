package bluegreen.rehearsal.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.dataformat.cbor.CBORFactory;

/** Smithy RPC v2: CBOR, posted to {@code /service/Service/operation/Operation}. */
record RpcCbor(Request request) implements Protocol {
  private static final CBORFactory CBOR = new CBORFactory();
  private static final Pattern PATH = Pattern.compile("/service/([^/]+)/operation/([^/]+)");

  @Override
  public Target target(byte[] body) {
    Matcher path = PATH.matcher(request.path());
    return path.matches()
        ? new Target(path.group(1), path.group(2))
        : new Target("", request.path());
  }

  @Override
  public void read(SdkPojo builder, byte[] body) {
    Reader.fill(builder, JsonSource.parse(CBOR, body), member -> true);
  }

  @Override
  public Answer answer(Target target, AwsResponse response) {
    return new Answer(200, headers(), JsonWriter.write(CBOR, Map.of(), response));
  }

  @Override
  public Answer error(Failure failure) {
    Map<String, String> headers = headers();
    AwsJson.queryCode(request, failure, headers);
    return new Answer(failure.status(), headers, AwsJson.body(CBOR, failure));
  }

  private static Map<String, String> headers() {
    return new HashMap<>(
        Map.of(Answer.CONTENT_TYPE, "application/cbor", "smithy-protocol", "rpc-v2-cbor"));
  }
}
