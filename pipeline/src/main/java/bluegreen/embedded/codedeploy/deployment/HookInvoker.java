package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Shared;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Invokes hook functions, outside the model's lock. A function reports its result with
 * PutLifecycleEventHookExecutionStatus.
 */
public final class HookInvoker {
  private static final Pattern ALLOWED =
      Pattern.compile(
          "(arn:aws:lambda:[\\w-]+:\\d{12}:function:)?CodeDeployHook_[\\w-]+(:[\\w$-]+)?");

  private final Shared shared;
  private final Function<InvokeRequest, InvokeResponse> lambda;
  private final Function<String, Optional<String>> refusal;

  /** One invocation of a hook function for a deployment. */
  record Call(String function, String deploymentId, String executionId) {}

  /**
   * @param lambda invokes a function and waits for its answer, which may take minutes
   */
  public HookInvoker(Shared shared, Function<InvokeRequest, InvokeResponse> lambda) {
    this(shared, lambda, function -> Optional.empty());
  }

  private HookInvoker(
      Shared shared,
      Function<InvokeRequest, InvokeResponse> lambda,
      Function<String, Optional<String>> refusal) {
    this.shared = shared;
    this.lambda = lambda;
    this.refusal = refusal;
  }

  /** One that invokes what {@code role} may. */
  HookInvoker as(ServiceRole role) {
    return new HookInvoker(shared, lambda, role::mayNotInvoke);
  }

  /**
   * Invokes the function in the background. If that fails, calls {@code onFailure} with the reason,
   * inside the model's lock.
   */
  void invoke(Call call, Consumer<String> onFailure) {
    String function = call.function();
    if (!ALLOWED.matcher(function).matches()) {
      onFailure.accept(
          "The service role may invoke functions named CodeDeployHook_* only, not "
              + function
              + ".");
      return;
    }
    Optional<String> refused = refusal.apply(function);
    if (refused.isPresent()) {
      onFailure.accept(refused.get());
      return;
    }
    shared
        .background()
        .execute(
            () -> {
              try {
                var _ = lambda.apply(request(call));
              } catch (RuntimeException e) {
                shared
                    .timeline()
                    .run(
                        () ->
                            onFailure.accept(
                                function + " could not be invoked: " + e.getMessage()));
              }
            });
  }

  private static InvokeRequest request(Call call) {
    return InvokeRequest.builder().functionName(call.function()).payload(payload(call)).build();
  }

  private static SdkBytes payload(Call call) {
    return SdkBytes.fromUtf8String(
        JsonMapper.shared()
            .writeValueAsString(
                JsonMapper.shared()
                    .createObjectNode()
                    .put("DeploymentId", call.deploymentId())
                    .put("LifecycleEventHookExecutionId", call.executionId())));
  }
}
