package bluegreen.aws;

import java.util.function.Consumer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Tells when a call is retried, so that no wait for AWS is silent. */
final class Retries implements ExecutionInterceptor {
  private static final ExecutionAttribute<Integer> TRIES =
      new ExecutionAttribute<>("BluegreenTries");

  private final Consumer<String> listener;

  Retries(Consumer<String> listener) {
    this.listener = listener;
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    Integer before = call.getAttribute(TRIES);
    int tries = before == null ? 1 : before + 1;
    call.putAttribute(TRIES, tries);
    if (tries > 1) {
      listener.accept(
          "AWS did not answer %s %s at %s: try %d"
              .formatted(
                  call.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                  call.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                  context.httpRequest().getUri().getAuthority(),
                  tries));
    }
  }
}
