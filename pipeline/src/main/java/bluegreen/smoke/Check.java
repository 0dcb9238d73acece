package bluegreen.smoke;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as the load balancer would send it, and what the answer must satisfy.
 *
 * @param name a sentence that says what must be so
 */
public record Check(String name, Request request, Expectation expect) {
  /**
   * An HTTP request.
   *
   * @param path such as {@code /}
   * @param query parameters as they stand in the URL, not decoded
   * @param headers by lower-case name
   * @param multiValue whether the target group has multi-value headers switched on
   */
  public record Request(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String body,
      boolean multiValue) {
    /** What a function sees of who asks: its own logs and metrics can leave smoke tests out. */
    private static final String USER_AGENT = "bluegreen-smoke";

    public Request {
      query = Map.copyOf(query);
      headers = Map.copyOf(headers);
    }

    /** The event that the load balancer would make of it. */
    String event() {
      Map<String, String> all = new TreeMap<>(Map.of("user-agent", USER_AGENT));
      all.putAll(headers);
      Map<String, Object> event = new TreeMap<>();
      event.put(
          "requestContext",
          Map.of("elb", Map.of("targetGroupArn", "arn:aws:elasticloadbalancing:::smoke")));
      event.put("httpMethod", method);
      event.put("path", path);
      event.put(
          multiValue ? "multiValueQueryStringParameters" : "queryStringParameters", in(query));
      event.put(multiValue ? "multiValueHeaders" : "headers", in(all));
      event.put("body", body);
      event.put("isBase64Encoded", false);
      return JsonMapper.shared().writeValueAsString(event);
    }

    private Map<String, ?> in(Map<String, String> values) {
      Map<String, List<String>> lists = new TreeMap<>();
      values.forEach((name, value) -> lists.put(name, List.of(value)));
      return multiValue ? lists : values;
    }
  }

  /**
   * What the answer must satisfy.
   *
   * @param headers by lower-case name, a regular expression for the whole value; <code>${version}
   *     </code> stands for the version under test
   * @param json conditions on the body
   * @param withinMillis how long a caller may wait for it, cold start included
   */
  public record Expectation(
      int status, Map<String, String> headers, List<Condition> json, int withinMillis) {
    public Expectation {
      headers = Map.copyOf(headers);
      json = List.copyOf(json);
    }
  }

  /**
   * What values in the body must satisfy; whatever is null isn't asked.
   *
   * @param at a JSON pointer; {@code *} stands for every element
   * @param type a JSON type's name, such as {@code integer} or {@code array}
   * @param size how many elements an array or object has
   * @param distinct whether no element of the array occurs twice
   * @param matches a regular expression for the whole of the text
   */
  public record Condition(
      String at,
      @Nullable String type,
      @Nullable JsonNode equal,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Integer size,
      @Nullable Boolean distinct,
      @Nullable String matches) {}

  /**
   * A function's answer to the load balancer.
   *
   * @param headers by lower-case name; the last value of each
   */
  record Answer(int status, Map<String, String> headers, String body) {

    /** Reads what the load balancer would read, or throws what it would answer 502 for. */
    static Answer read(String payload) {
      JsonNode json = JsonMapper.shared().readTree(payload);
      if (!json.path("statusCode").isInt()) {
        throw new IllegalArgumentException("no statusCode");
      }
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      json.path("headers").properties().forEach(h -> headers.put(h.getKey(), text(h.getValue())));
      json.path("multiValueHeaders")
          .properties()
          .forEach(h -> h.getValue().forEach(value -> headers.put(h.getKey(), text(value))));
      String body = text(json.path("body"));
      if (json.path("isBase64Encoded").asBoolean(false)) {
        body = new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
      }
      return new Answer(json.path("statusCode").intValue(), headers, body);
    }

    private static String text(JsonNode node) {
      return node.isValueNode() && !node.isNull() ? node.asString() : "";
    }
  }
}
