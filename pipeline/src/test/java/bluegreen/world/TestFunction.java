package bluegreen.world;

import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.FunctionError;
import java.time.Duration;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Function code without a process: an image's environment variable says whether it fails, so that a
 * test of a release takes milliseconds. Rehearsals and process tests run real code.
 */
public final class TestFunction implements Environments {
  private static final Duration DURATION = Duration.ofMillis(2);
  private static final FunctionError FAULT =
      new FunctionError("java.lang.IllegalStateException", "it fails");

  @Override
  public Answer invoke(Invocation invocation) {
    String fault = invocation.image().environment().getOrDefault("REHEARSAL_FAULT", "none");
    boolean smoke = invocation.payload().asUtf8String().contains("bluegreen-smoke");
    if (fault.equals("always") || (fault.equals("traffic") && !smoke)) {
      return JavaClient.threw(invocation, FAULT, DURATION);
    }
    String version = invocation.version().version();
    String answer =
        "{\"statusCode\":200,\"headers\":{\"X-Lotto-Version\":\"%s\"},\"multiValueHeaders\":{\"X-Lotto-Version\":[\"%s\"]},\"body\":\"[1]\"}"
            .formatted(version, version);
    return new Answer.Returned(SdkBytes.fromUtf8String(answer), DURATION, Output.NONE);
  }

  @Override
  public void retire(String versionArn) {}

  @Override
  public void close() {}
}
