package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.function.LambdaFunction.LATEST;
import static java.util.Objects.requireNonNullElse;

import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.LambdaVersion;
import bluegreen.embedded.lambda.function.Routing;
import bluegreen.embedded.lambda.log.InvocationLog;
import bluegreen.embedded.model.Caller;
import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Invocation;
import bluegreen.embedded.model.Logs.Batch;
import bluegreen.embedded.model.Shared;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;

/**
 * Lambda's {@code Invoke}. Unlike all other operations it runs outside the model's lock, because
 * functions take real time. It takes the lock only to choose the version and to record the result.
 */
public final class InvokeOperations {
  private final Shared shared;
  private final FunctionStore store;
  private final Transitions transitions;
  private final CodeRunner runner;
  private final Telemetry telemetry;

  InvokeOperations(
      Shared shared,
      FunctionStore store,
      Transitions transitions,
      CodeRunner runner,
      Telemetry telemetry) {
    this.shared = shared;
    this.store = store;
    this.transitions = transitions;
    this.runner = runner;
    this.telemetry = telemetry;
  }

  /** Invokes a function, a version or an alias; accepts names, partial ARNs and full ARNs. */
  public InvokeResponse invoke(InvokeRequest request) {
    InvocationType type =
        requireNonNullElse(request.invocationType(), InvocationType.REQUEST_RESPONSE);
    SdkBytes payload = RequestPayload.checked(request.payload(), type);
    String id = Caller.requestId().orElseGet(shared.chance()::uuid);
    return switch (type) {
      case DRY_RUN -> {
        shared.timeline().call(() -> route(request, id));
        yield InvokeResponse.builder().statusCode(204).build();
      }
      case EVENT -> {
        shared.timeline().call(() -> route(request, id));
        shared.background().execute(() -> runUnattended(request, payload, id));
        yield InvokeResponse.builder().statusCode(202).build();
      }
      default -> run(request, payload, id);
    };
  }

  private void runUnattended(InvokeRequest request, SdkBytes payload, String id) {
    try {
      run(request, payload, id);
    } catch (LambdaException e) {
      // No caller waits for the answer. Throttled events show up in the metrics only.
    }
  }

  private InvokeResponse run(InvokeRequest request, SdkBytes payload, String id) {
    RoutedInvocation routed = shared.timeline().call(() -> admit(request, id));
    Invocation invocation = routed.invocation(payload);
    Answer answer;
    try {
      answer = runner.run(invocation);
    } catch (RuntimeException e) {
      shared.timeline().run(routed.function().concurrency()::leave);
      throw e;
    }
    InvocationLog log = InvocationLog.of(invocation, answer);
    Batch written = shared.timeline().call(() -> finish(routed, log));
    telemetry.show(written);
    return response(routed, answer)
        .logResult(request.logType() == LogType.TAIL ? encoded(written) : null)
        .build();
  }

  private RoutedInvocation admit(InvokeRequest request, String id) {
    RoutedInvocation routed = route(request, id);
    if (!routed.function().concurrency().enter()) {
      telemetry.throttled(routed);
      throw Errors.throttled();
    }
    telemetry.started(routed);
    return routed;
  }

  private RoutedInvocation route(InvokeRequest request, String id) {
    FunctionReference reference = store.reference(request.functionName(), request.qualifier());
    String qualifier = reference.qualifier().orElse(LATEST);
    LambdaFunction function = store.function(reference.with(qualifier));
    AliasConfiguration alias = function.aliases().get(qualifier);
    String version = alias == null ? qualifier : Routing.choose(alias, shared.chance());
    LambdaVersion shown =
        function.version(version).orElseThrow(() -> Errors.functionNotFound(reference));
    requireActive(function, shown.configuration());
    return new RoutedInvocation(
        shared.timeline().now(), id, reference, function, function.running(version));
  }

  private void requireActive(LambdaFunction function, FunctionConfiguration version) {
    switch (version.state()) {
      case ACTIVE -> {}
      case INACTIVE -> {
        transitions.restore(function, version.version());
        throw Errors.initializing();
      }
      case PENDING ->
          throw version.stateReasonCode() == StateReasonCode.RESTORING
              ? Errors.initializing()
              : Errors.notInState(version.state());
      default -> throw Errors.imageUnusable();
    }
  }

  private Batch finish(RoutedInvocation routed, InvocationLog log) {
    routed.function().concurrency().leave();
    return telemetry.finished(routed, log, shared.timeline().now());
  }

  private static String encoded(Batch written) {
    return Base64.getEncoder().encodeToString(InvocationLog.tail(written.events()));
  }

  private static InvokeResponse.Builder response(RoutedInvocation routed, Answer answer) {
    return InvokeResponse.builder()
        .statusCode(200)
        .executedVersion(routed.version())
        .functionError(answer instanceof Answer.Failed ? "Unhandled" : null)
        .payload(answer.payload());
  }
}
