package bluegreen.alb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/**
 * An HTTP request on its way to a function.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 *
 * @param path as it was sent
 * @param query as it was sent, empty if there is none
 * @param headers by lower-case name, without those of the connection
 */
public record AlbRequest(
    String method, String path, String query, Map<String, List<String>> headers, HttpBody body) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> TEXT =
      Set.of("application/json", "application/javascript", "application/xml");

  /** The event that a function in {@code group} gets, as JSON. */
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
    json.writeName(group.mode().parameters());
    values(json, parameters(), group.mode());
    json.writeName(group.mode().headers());
    values(json, headers, group.mode());
    body(json);
    json.writeEndObject();
  }

  private static void values(
      JsonGenerator json, Map<String, List<String>> values, HeaderMode mode) {
    json.writeStartObject();
    values.forEach(
        (name, all) -> {
          switch (mode) {
            case SINGLE_VALUE -> json.writeStringProperty(name, all.getLast());
            case MULTI_VALUE -> {
              json.writeArrayPropertyStart(name);
              all.forEach(json::writeString);
              json.writeEndArray();
            }
          }
        });
    json.writeEndObject();
  }

  private void body(JsonGenerator json) {
    if (isText()) {
      json.writeStringProperty("body", body.text());
      json.writeBooleanProperty("isBase64Encoded", false);
    } else {
      json.writeBinaryProperty("body", body.bytes());
      json.writeBooleanProperty("isBase64Encoded", true);
    }
  }

  private boolean isText() {
    if (body.bytes().length == 0) {
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
}
