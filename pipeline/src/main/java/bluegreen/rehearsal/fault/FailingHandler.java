package bluegreen.rehearsal.fault;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The real handler, and a fault in front of it.
 *
 * <p>Environment: {@code REHEARSAL_HANDLER} names the real handler's class, {@code REHEARSAL_FAULT}
 * is {@code always}, or {@code traffic} for the fault that smoke tests don't find: every request
 * fails, except those of smoke tests.
 */
public final class FailingHandler
    implements RequestHandler<
        ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent> {
  /** How the release tool's smoke tests call themselves. */
  private static final String SMOKE = "bluegreen-smoke";

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
