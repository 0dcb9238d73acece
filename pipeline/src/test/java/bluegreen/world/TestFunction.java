package bluegreen.world;

import bluegreen.embedded.model.Environments;
import java.time.Duration;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Function code without a process: an image's environment variable says whether it fails, so that a
 * test of a release takes milliseconds. Rehearsals and process tests run real code.
 */
public final class TestFunction implements Environments {
  @Override
  public Answer invoke(Invocation invocation) {
    String fault = invocation.image().environment().getOrDefault("REHEARSAL_FAULT", "none");
    boolean smoke = invocation.payload().asUtf8String().contains("bluegreen-smoke");
    return fault.equals("always") || (fault.equals("traffic") && !smoke)
        ? answer("{\"errorMessage\":\"it fails\"}", true)
        : answer(
            "{\"statusCode\":200,\"headers\":{\"X-Lotto-Version\":\"%s\"},\"multiValueHeaders\":{\"X-Lotto-Version\":[\"%s\"]},\"body\":\"[1]\"}"
                .formatted(invocation.version().version(), invocation.version().version()),
            false);
  }

  @Override
  public void retire(String versionArn) {}

  @Override
  public void close() {}

  private static Answer answer(String payload, boolean failed) {
    return new Answer(
        SdkBytes.fromUtf8String(payload), failed ? "Unhandled" : null, Duration.ofMillis(2), "");
  }
}
