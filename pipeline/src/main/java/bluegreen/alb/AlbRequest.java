package bluegreen.alb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/**
 * An HTTP request as a function gets it from a load balancer.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 *
 * @param path as it was sent
 * @param query as it was sent, empty if there is none
 * @param headers in lower case, without those of the connection
 */
public record AlbRequest(
    String method, String path, String query, Map<String, List<String>> headers, SdkBytes body) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> TEXT =
      Set.of("application/json", "application/javascript", "application/xml");

  /** The event for a function of {@code group}. */
  public byte[] event(TargetGroup group) {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(json, group);
    }
    return bytes.toByteArray();
  }

  private void write(JsonGenerator json, TargetGroup group) {
    json.writeStartObject();
    json.writeObjectPropertyStart("requestContext");
    json.writeObjectPropertyStart("elb");
    json.writeStringProperty("targetGroupArn", group.arn());
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringProperty("httpMethod", method);
    json.writeStringProperty("path", path);
    if (group.multiValueHeaders()) {
      lists(json, "multiValueQueryStringParameters", parameters());
      lists(json, "multiValueHeaders", headers);
    } else {
      last(json, "queryStringParameters", parameters());
      last(json, "headers", headers);
    }
    body(json);
    json.writeEndObject();
  }

  private void body(JsonGenerator json) {
    if (isText()) {
      json.writeStringProperty("body", body.asString(StandardCharsets.UTF_8));
      json.writeBooleanProperty("isBase64Encoded", false);
    } else {
      json.writeBinaryProperty("body", body.asByteArrayUnsafe());
      json.writeBooleanProperty("isBase64Encoded", true);
    }
  }

  private boolean isText() {
    if (body.asByteArrayUnsafe().length == 0) {
      return true;
    }
    List<String> types = headers.getOrDefault("content-type", List.of());
    if (types.isEmpty() || headers.containsKey("content-encoding")) {
      return false;
    }
    String type = types.getLast().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || TEXT.contains(type);
  }

  private Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String parameter : query.split("&", -1)) {
      if (!parameter.isEmpty()) {
        String[] pair = parameter.split("=", 2);
        parameters
            .computeIfAbsent(pair[0], name -> new ArrayList<>())
            .add(pair.length == 1 ? "" : pair[1]);
      }
    }
    return parameters;
  }

  private static void lists(JsonGenerator json, String name, Map<String, List<String>> values) {
    json.writeObjectPropertyStart(name);
    values.forEach(
        (key, all) -> {
          json.writeArrayPropertyStart(key);
          all.forEach(json::writeString);
          json.writeEndArray();
        });
    json.writeEndObject();
  }

  private static void last(JsonGenerator json, String name, Map<String, List<String>> values) {
    json.writeObjectPropertyStart(name);
    values.forEach((key, all) -> json.writeStringProperty(key, all.getLast()));
    json.writeEndObject();
  }
}
