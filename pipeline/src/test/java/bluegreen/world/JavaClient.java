package bluegreen.world;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Invocation;
import bluegreen.embedded.model.Environments.Output;
import bluegreen.embedded.model.FunctionError;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import tools.jackson.databind.json.JsonMapper;

/**
 * What AWS's runtime interface client for Java makes of an exception: an error document, and a
 * stack in the log, in the function's format.
 */
public final class JavaClient {
  private JavaClient() {}

  /** The answer of an invocation whose handler has thrown. */
  public static Answer threw(Invocation invocation, FunctionError error, Duration took) {
    return new Answer.Failed(error.document(), took, output(invocation, error));
  }

  private static Output output(Invocation invocation, FunctionError error) {
    String stack =
        "%s: %s\n%s: %s\n\tat Handler.handleRequest(Unknown Source)"
            .formatted(error.message(), error.type(), error.type(), error.message());
    return invocation.version().loggingConfig().logFormat() == LogFormat.JSON
        ? Output.of(json(invocation, stack))
        : Output.of(stack.split("\n", -1));
  }

  private static String json(Invocation invocation, String message) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("timestamp", invocation.at().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("message", message)
        .put("level", "ERROR")
        .put("AWSRequestId", invocation.requestId())
        .toString();
  }
}
