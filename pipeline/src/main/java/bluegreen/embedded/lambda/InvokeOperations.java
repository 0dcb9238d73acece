package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.function.LambdaFunction.LATEST;
import static java.util.Objects.requireNonNullElse;

import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.LambdaVersion;
import bluegreen.embedded.lambda.function.Routing;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Metrics;
import bluegreen.embedded.model.Timeline;
import java.nio.charset.StandardCharsets;
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
 * Lambda's {@code Invoke}. Unlike all other operations it runs outside the model's lock, which it
 * takes only to find its way and to report: functions take real time.
 */
public final class InvokeOperations {
  private final FunctionStore store;
  private final Timeline timeline;
  private final Transitions transitions;
  private final Environments environments;
  private final LambdaMetrics metrics;
  private final Chance chance;

  InvokeOperations(
      FunctionStore store,
      Timeline timeline,
      Transitions transitions,
      Environments environments,
      Metrics metrics,
      Chance chance) {
    this.store = store;
    this.timeline = timeline;
    this.transitions = transitions;
    this.environments = environments;
    this.metrics = new LambdaMetrics(metrics);
    this.chance = chance;
  }

  /** Invokes a function, a version or an alias by any of its names. */
  public InvokeResponse invoke(InvokeRequest request) {
    InvocationType type =
        requireNonNullElse(request.invocationType(), InvocationType.REQUEST_RESPONSE);
    SdkBytes payload = Payloads.checked(request.payload(), type);
    return switch (type) {
      case DRY_RUN -> {
        timeline.call(() -> route(request));
        yield InvokeResponse.builder().statusCode(204).build();
      }
      case EVENT -> {
        timeline.call(() -> route(request));
        Thread.startVirtualThread(() -> runUnattended(request, payload));
        yield InvokeResponse.builder().statusCode(202).build();
      }
      default -> run(request, payload);
    };
  }

  private void runUnattended(InvokeRequest request, SdkBytes payload) {
    try {
      run(request, payload);
    } catch (LambdaException e) {
      // Nobody waits for the answer: what is throttled shows in the metrics, as on AWS.
    }
  }

  private InvokeResponse run(InvokeRequest request, SdkBytes payload) {
    RoutedInvocation admission = timeline.call(() -> admit(request));
    Answer answer;
    try {
      answer = answer(admission.invocation(payload));
    } catch (RuntimeException e) {
      timeline.run(admission.function().concurrency()::leave);
      throw e;
    }
    timeline.run(() -> finish(admission, answer));
    return response(admission, answer, request.logType() == LogType.TAIL);
  }

  private RoutedInvocation admit(InvokeRequest request) {
    RoutedInvocation admission = route(request);
    if (!admission.function().concurrency().enter()) {
      metrics.throttled(admission);
      throw Errors.throttled();
    }
    metrics.started(admission);
    return admission;
  }

  private RoutedInvocation route(InvokeRequest request) {
    FunctionReference reference = store.reference(request.functionName(), request.qualifier());
    String qualifier = reference.qualifier().orElse(LATEST);
    LambdaFunction function = store.function(reference.with(qualifier));
    AliasConfiguration alias = function.aliases().get(qualifier);
    String version = alias == null ? qualifier : Routing.choose(alias, chance);
    LambdaVersion shown =
        function.version(version).orElseThrow(() -> Errors.functionNotFound(reference));
    requireActive(function, shown.configuration());
    return new RoutedInvocation(
        timeline.now(),
        chance.uuid(),
        function,
        reference.qualifier(),
        version,
        function.running(version));
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

  private Answer answer(Environments.Invocation invocation) {
    return Payloads.runsOn(invocation)
        ? Payloads.limited(environments.invoke(invocation))
        : Payloads.cannotExecute(invocation);
  }

  private void finish(RoutedInvocation admission, Answer answer) {
    admission.function().concurrency().leave();
    metrics.finished(admission, answer.error() != null, answer.duration().toNanos() / 1e6);
  }

  private static InvokeResponse response(RoutedInvocation admission, Answer answer, boolean tail) {
    byte[] log = answer.log().getBytes(StandardCharsets.UTF_8);
    return InvokeResponse.builder()
        .statusCode(200)
        .executedVersion(admission.version())
        .functionError(answer.error())
        .payload(answer.payload())
        .logResult(tail ? Base64.getEncoder().encodeToString(log) : null)
        .build();
  }
}
