package lotto;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent.Elb;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent.RequestContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Parses a load balancer's event. Members of an undocumented type are left out.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 */
final class AlbRequest {

  private AlbRequest() {}

  /** Returns an empty event if the JSON is malformed. */
  static ApplicationLoadBalancerRequestEvent of(String json) {
    try {
      return JsonReader.read(json) instanceof Map<?, ?> members
          ? of(members)
          : new ApplicationLoadBalancerRequestEvent();
    } catch (IllegalArgumentException malformed) {
      return new ApplicationLoadBalancerRequestEvent();
    }
  }

  private static ApplicationLoadBalancerRequestEvent of(Map<?, ?> json) {
    var event = new ApplicationLoadBalancerRequestEvent();
    event.setRequestContext(context(json.get("requestContext")));
    event.setHttpMethod(text(json.get("httpMethod")));
    event.setPath(text(json.get("path")));
    event.setQueryStringParameters(map(json.get("queryStringParameters"), AlbRequest::text));
    event.setMultiValueQueryStringParameters(
        map(json.get("multiValueQueryStringParameters"), AlbRequest::texts));
    event.setHeaders(map(json.get("headers"), AlbRequest::text));
    event.setMultiValueHeaders(map(json.get("multiValueHeaders"), AlbRequest::texts));
    event.setBody(text(json.get("body")));
    event.setIsBase64Encoded(Boolean.TRUE.equals(json.get("isBase64Encoded")));
    return event;
  }

  private static @Nullable RequestContext context(@Nullable Object json) {
    if (!(json instanceof Map<?, ?> context && context.get("elb") instanceof Map<?, ?> members)) {
      return null;
    }
    Elb elb = new Elb();
    elb.setTargetGroupArn(text(members.get("targetGroupArn")));
    RequestContext requestContext = new RequestContext();
    requestContext.setElb(elb);
    return requestContext;
  }

  private static @Nullable String text(@Nullable Object json) {
    return json instanceof String text ? text : null;
  }

  private static @Nullable List<@Nullable String> texts(@Nullable Object json) {
    if (!(json instanceof List<?> elements)) {
      return null;
    }
    List<@Nullable String> texts = new ArrayList<>(elements.size());
    for (Object element : elements) {
      texts.add(text(element));
    }
    return texts;
  }

  private static <V> @Nullable Map<String, @Nullable V> map(
      @Nullable Object json, Function<@Nullable Object, @Nullable V> value) {
    if (!(json instanceof Map<?, ?> members)) {
      return null;
    }
    Map<String, @Nullable V> map = new HashMap<>();
    for (var member : members.entrySet()) {
      map.put((String) member.getKey(), value.apply(member.getValue()));
    }
    return map;
  }
}
