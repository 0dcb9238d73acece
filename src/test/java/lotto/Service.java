package lotto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The function behind a load balancer that sends single header values; captures its log. */
final class Service {

  private static final ObjectMapper JSON = new ObjectMapper();

  final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final LottoHandler handler;

  Service() {
    this(new Random(45));
  }

  Service(RandomGenerator random) {
    handler = new LottoHandler(random, new PrintStream(log, true, UTF_8));
  }

  ApplicationLoadBalancerResponseEvent get(String target) {
    return send("GET", target, "*/*");
  }

  ApplicationLoadBalancerResponseEvent browse(String target) {
    return send("GET", target, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
  }

  ApplicationLoadBalancerResponseEvent send(String method, String target, String accept) {
    return handle(event(method, target, accept));
  }

  ApplicationLoadBalancerResponseEvent handle(ApplicationLoadBalancerRequestEvent event) {
    return handler.handleRequest(event, context("request-1", "7"));
  }

  /** Passes a query parameter on undecoded, as the load balancer does. */
  static ApplicationLoadBalancerRequestEvent event(String method, String target, String accept) {
    String[] pathAndQuery = target.split("\\?", 2);
    var event = new ApplicationLoadBalancerRequestEvent();
    event.setHttpMethod(method);
    event.setPath(pathAndQuery[0]);
    event.setHeaders(Map.of("accept", accept, "host", "lotto.example"));
    if (pathAndQuery.length == 2) {
      String[] nameAndValue = pathAndQuery[1].split("=", 2);
      event.setQueryStringParameters(Map.of(nameAndValue[0], nameAndValue[1]));
    }
    return event;
  }

  /** A context of which the function reads only these two values. */
  static Context context(String requestId, @Nullable String version) {
    InvocationHandler answers =
        (_, method, _) -> method.getName().equals("getFunctionVersion") ? version : requestId;
    return (Context)
        Proxy.newProxyInstance(
            Service.class.getClassLoader(), new Class<?>[] {Context.class}, answers);
  }

  JsonNode logged() {
    return json(log.toString(UTF_8));
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
