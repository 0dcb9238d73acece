package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Timeline;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Invokes hook functions, outside the model's lock: what they have to say, they report with
 * PutLifecycleEventHookExecutionStatus.
 */
public final class HookInvoker {
  private static final Pattern ALLOWED =
      Pattern.compile(
          "(arn:aws:lambda:[\\w-]+:\\d{12}:function:)?CodeDeployHook_[\\w-]+(:[\\w$-]+)?");
  private final Timeline timeline;
  private final Function<InvokeRequest, InvokeResponse> lambda;
  private final Executor threads;

  public HookInvoker(
      Timeline timeline, Function<InvokeRequest, InvokeResponse> lambda, Executor threads) {
    this.timeline = timeline;
    this.lambda = lambda;
    this.threads = threads;
  }

  /** Invokes {@code function}; {@code onFailure} hears, inside the lock, why it couldn't. */
  void invoke(
      String function, String deploymentId, String executionId, Consumer<String> onFailure) {
    if (!ALLOWED.matcher(function).matches()) {
      onFailure.accept(
          "The service role may invoke functions named CodeDeployHook_* only, not "
              + function
              + ".");
      return;
    }
    InvokeRequest request =
        InvokeRequest.builder()
            .functionName(function)
            .payload(payload(deploymentId, executionId))
            .build();
    threads.execute(
        () -> {
          try {
            var _ = lambda.apply(request);
          } catch (RuntimeException e) {
            timeline.run(
                () -> onFailure.accept(function + " could not be invoked: " + e.getMessage()));
          }
        });
  }

  private static SdkBytes payload(String deploymentId, String executionId) {
    return SdkBytes.fromUtf8String(
        JsonMapper.shared()
            .writeValueAsString(
                JsonMapper.shared()
                    .createObjectNode()
                    .put("DeploymentId", deploymentId)
                    .put("LifecycleEventHookExecutionId", executionId)));
  }
}
