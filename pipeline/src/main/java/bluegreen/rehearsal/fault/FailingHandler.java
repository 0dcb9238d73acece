package bluegreen.rehearsal.fault;

import bluegreen.smoke.Check;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault in front of the real handler.
 *
 * <p>Environment: {@code REHEARSAL_HANDLER} names the real handler's class, {@code REHEARSAL_FAULT}
 * is {@code always}, or {@code traffic} for a fault that smoke tests don't find: all other requests
 * fail.
 */
public final class FailingHandler
    implements RequestHandler<
        ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent> {
  /** A constant: the class that holds it is not in the function's process. */
  private static final String SMOKE = Check.Request.USER_AGENT;

  private final RequestHandler<
          ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent>
      real;
  private final boolean always;

  public FailingHandler() throws ReflectiveOperationException {
    this(handler(System.getenv("REHEARSAL_HANDLER")), System.getenv("REHEARSAL_FAULT"));
  }

  FailingHandler(
      RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent>
          real,
      @Nullable String fault) {
    this.real = real;
    this.always = !"traffic".equals(fault);
  }

  @Override
  public ApplicationLoadBalancerResponseEvent handleRequest(
      ApplicationLoadBalancerRequestEvent event, Context context) {
    if (always || !isSmokeTest(event)) {
      throw new IllegalStateException("This is the bad version of a rehearsal: it fails.");
    }
    return real.handleRequest(event, context);
  }

  private static boolean isSmokeTest(ApplicationLoadBalancerRequestEvent event) {
    Map<String, String> headers = event.getHeaders();
    Map<String, List<String>> lists = event.getMultiValueHeaders();
    return (headers != null && SMOKE.equals(headers.get("user-agent")))
        || (lists != null && List.of(SMOKE).equals(lists.get("user-agent")));
  }

  @SuppressWarnings("unchecked")
  private static RequestHandler<
          ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent>
      handler(String name) throws ReflectiveOperationException {
    return Class.forName(name)
        .asSubclass(RequestHandler.class)
        .getDeclaredConstructor()
        .newInstance();
  }
}
