package lotto;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes an answer as the JSON that a load balancer accepts, in ASCII. */
final class AlbResponse {

  private AlbResponse() {}

  static String json(ApplicationLoadBalancerResponseEvent event) {
    Json json = new Json().value("statusCode", event.getStatusCode());
    json.value("isBase64Encoded", event.getIsBase64Encoded());
    if (event.getStatusDescription() != null) {
      json.text("statusDescription", event.getStatusDescription());
    }
    if (event.getHeaders() != null) {
      json.value("headers", object(event.getHeaders(), Json::quoted));
    }
    if (event.getMultiValueHeaders() != null) {
      json.value("multiValueHeaders", object(event.getMultiValueHeaders(), AlbResponse::array));
    }
    if (event.getBody() != null) {
      json.text("body", event.getBody());
    }
    return json.toString();
  }

  private static <V> Json object(Map<String, V> members, Function<V, String> value) {
    Json json = new Json();
    members.forEach((name, member) -> json.value(name, value.apply(member)));
    return json;
  }

  private static String array(List<String> texts) {
    return Json.array(texts.stream().map(Json::quoted).toList());
  }
}
