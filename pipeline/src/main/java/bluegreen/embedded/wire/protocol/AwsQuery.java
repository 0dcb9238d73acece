package bluegreen.embedded.wire.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import bluegreen.embedded.wire.codec.Errors;
import bluegreen.embedded.wire.codec.FormSource;
import bluegreen.embedded.wire.codec.Reader;
import bluegreen.embedded.wire.codec.XmlWriter;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;

/** The AWS Query protocol, for CloudWatch and STS: the request is a form, the response XML. */
public record AwsQuery(Request request) implements Protocol {
  public static final String FORM = "application/x-www-form-urlencoded";

  private static final Map<String, String> NAMESPACES =
      Map.of("2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/");

  private static final String CLOUDWATCH = "http://monitoring.amazonaws.com/doc/2010-08-01/";

  @Override
  public Target target(byte[] body) {
    Map<String, String> form = parse(body);
    return new Target(form.getOrDefault("Version", ""), form.getOrDefault("Action", ""));
  }

  @Override
  public void read(SdkPojo builder, byte[] body) {
    Reader.fill(builder, new FormSource(parse(body), ""), member -> true);
  }

  @Override
  public Answer answer(Target target, AwsResponse response) {
    String operation = target.operation();
    XmlWriter xml = new XmlWriter();
    xml.element(
        operation + "Response" + namespace(target.service()),
        () -> {
          // Written also if it is empty: Go's clients require it and the others accept it.
          xml.element(operation + "Result", () -> xml.members(response));
          xml.element("ResponseMetadata", () -> xml.text("RequestId", request.id()));
        });
    return answer(200, xml);
  }

  @Override
  public Answer error(Failure failure) {
    XmlWriter xml = new XmlWriter();
    xml.element(
        "ErrorResponse" + namespace(""),
        () -> {
          xml.element("Error", () -> error(xml, failure));
          xml.text("RequestId", request.id());
        });
    return answer(failure.status(), xml);
  }

  @Override
  public AwsServiceException unknown(String message) {
    return Errors.error(400, "InvalidAction", message);
  }

  @Override
  public boolean accepts(String contentType) {
    return contentType.equals(FORM);
  }

  @Override
  public AwsServiceException denied(String message) {
    return Errors.error(403, "AccessDenied", message);
  }

  @Override
  public AwsServiceException unsigned() {
    return Errors.error(
        403, "MissingAuthenticationToken", "Request is missing Authentication Token");
  }

  @Override
  public AwsServiceException unrecognized() {
    return Errors.error(403, "InvalidClientTokenId", UNRECOGNIZED);
  }

  /** Clients don't read it; an error always has CloudWatch's. */
  private static String namespace(String version) {
    return " xmlns=\"" + NAMESPACES.getOrDefault(version, CLOUDWATCH) + "\"";
  }

  private static void error(XmlWriter xml, Failure failure) {
    xml.text("Type", failure.fault());
    xml.text("Code", failure.code());
    if (!failure.message().isEmpty()) {
      xml.text("Message", failure.message());
    }
    xml.members(failure.details());
  }

  private static Answer answer(int status, XmlWriter xml) {
    return new Answer(
        status, Map.of(Answer.CONTENT_TYPE, "text/xml"), SdkBytes.fromUtf8String(xml.toString()));
  }

  private static NavigableMap<String, String> parse(byte[] body) {
    NavigableMap<String, String> form = new TreeMap<>();
    Form.parse(new String(body, UTF_8))
        .forEach((name, values) -> form.put(name, values.getFirst()));
    return form;
  }
}
