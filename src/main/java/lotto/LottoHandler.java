package lotto;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The Lambda handler. It answers every event of a load balancer, also a malformed one. */
public final class LottoHandler
    implements RequestHandler<
        ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent> {

  private final Routes routes;
  private final PrintStream log;

  /** Uses the kernel's random source, and logs to stdout, which Lambda collects. */
  public LottoHandler() {
    this(KernelRandom.open(), System.out);
    log.println(LogLine.started());
    Priming.serve(new LottoHandler(routes, new PrintStream(OutputStream.nullOutputStream())));
  }

  LottoHandler(RandomGenerator random, PrintStream log) {
    this(new Routes(random), log);
  }

  private LottoHandler(Routes routes, PrintStream log) {
    this.routes = routes;
    this.log = log;
  }

  @Override
  public ApplicationLoadBalancerResponseEvent handleRequest(
      @Nullable ApplicationLoadBalancerRequestEvent event, @Nullable Context context) {
    long start = System.nanoTime();
    String requestId = known(context, Context::getAwsRequestId);
    String version = known(context, Context::getFunctionVersion);
    Request request = Request.of(event);
    Answer answer = routes.answer(request).with("X-Lotto-Version", version);
    log.println(LogLine.of(requestId, version, request, answer, System.nanoTime() - start));
    return answer.toEvent(request.multiValue());
  }

  private static String known(
      @Nullable Context context, Function<Context, @Nullable String> property) {
    String value = context == null ? null : property.apply(context);
    return Objects.requireNonNullElse(value, "unknown");
  }
}
