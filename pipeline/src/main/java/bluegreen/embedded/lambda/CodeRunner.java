package bluegreen.embedded.lambda;

import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Ending;
import bluegreen.embedded.model.Environments.Invocation;
import bluegreen.embedded.model.Environments.Output;
import bluegreen.embedded.model.FunctionError;
import java.time.Duration;
import software.amazon.awssdk.services.lambda.model.Architecture;

/**
 * Runs a version's code, and applies the limits common to all execution environments: the processor
 * architecture and the size of the answer.
 */
final class CodeRunner {
  private final Environments environments;

  CodeRunner(Environments environments) {
    this.environments = environments;
  }

  Answer run(Invocation invocation) {
    return isForItsProcessor(invocation)
        ? limited(environments.invoke(invocation))
        : cannotExecute(invocation);
  }

  /**
   * Lambda accepts an image built for another architecture than the function's; its invocations
   * fail.
   */
  private static boolean isForItsProcessor(Invocation invocation) {
    boolean arm = invocation.version().architectures().contains(Architecture.ARM64);
    return invocation.image().architecture().equals(arm ? "arm64" : "amd64");
  }

  private static Answer limited(Answer answer) {
    return answer.payload().asByteArrayUnsafe().length <= FunctionError.LARGEST_ANSWER
        ? answer
        : failed(FunctionError.answerTooLarge(), answer.duration(), answer.output());
  }

  private static Answer cannotExecute(Invocation invocation) {
    String program =
        invocation.image().entrypoint().stream().findFirst().orElse("/lambda-entrypoint.sh");
    String message =
        "RequestId: %s Error: fork/exec %s: exec format error"
            .formatted(invocation.requestId(), program);
    var error = new FunctionError("Runtime.InvalidEntrypoint", message);
    return failed(error, Duration.ZERO, Output.NONE);
  }

  private static Answer failed(FunctionError error, Duration duration, Output output) {
    return new Answer.Failed(error.document(), duration, output.with(new Ending.Broken(error)));
  }
}
