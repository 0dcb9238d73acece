package bluegreen.smoke;

import bluegreen.alb.AlbRequest;
import bluegreen.alb.HeaderMode;
import bluegreen.alb.HttpBody;
import bluegreen.alb.TargetGroup;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A smoke test: a request, and what the answer must satisfy.
 *
 * @param name a sentence that says what should be true
 * @param effect what the request does besides being answered
 */
public record Check(String name, Request request, Expectation expect, Effect effect) {
  /** A smoke test whose request may change something. */
  public Check(String name, Request request, Expectation expect) {
    this(name, request, expect, Effect.UNKNOWN);
  }

  /** What a request does besides being answered. */
  public enum Effect {
    /** It may change something: it is sent once, before the version gets traffic. */
    UNKNOWN,
    /** Nothing: it may be sent again and again, as a probe. */
    NONE
  }

  /**
   * An HTTP request.
   *
   * @param query parameters as they stand in the URL, not decoded
   * @param headers by name, kept in lower case
   * @param mode of the target group that would send it
   */
  public record Request(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String body,
      HeaderMode mode) {
    /** By this a function can leave smoke tests out of its logs and metrics. */
    public static final String USER_AGENT = "bluegreen-smoke";

    private static final String TARGET_GROUP = "arn:aws:elasticloadbalancing:::smoke";

    /**
     * Makes a request.
     *
     * @throws IllegalArgumentException if two headers have the same name, in any case
     */
    public Request {
      query = Collections.unmodifiableMap(new TreeMap<>(query));
      Map<String, String> lower = new TreeMap<>();
      headers.forEach(
          (name, value) -> {
            if (lower.put(name.toLowerCase(Locale.ROOT), value) != null) {
              throw new IllegalArgumentException("request.headers has " + name + " twice");
            }
          });
      headers = Collections.unmodifiableMap(lower);
    }

    /** The event that a load balancer makes of the request. */
    String event() {
      String url =
          query.entrySet().stream()
              .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
              .collect(Collectors.joining("&"));
      Map<String, List<String>> sent = new TreeMap<>(Map.of("user-agent", List.of(USER_AGENT)));
      headers.forEach((name, value) -> sent.put(name, List.of(value)));
      AlbRequest request = new AlbRequest(method, path, url, sent, HttpBody.of(body));
      return new String(request.event(new TargetGroup(TARGET_GROUP, mode)), StandardCharsets.UTF_8);
    }
  }
}
