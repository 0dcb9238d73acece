package bluegreen.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests that start containers. Without an engine, or the function's image, they are skipped and say
 * so; with the system property {@code docker.required} they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
public @interface NeedsDocker {
  /** Whether there is what the tests need. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      try {
        DockerCommand.run("image", "inspect", Images.LOTTO);
        return ConditionEvaluationResult.enabled("Docker has " + Images.LOTTO);
      } catch (IllegalStateException e) {
        if (System.getProperty("docker.required") != null) {
          throw e;
        }
        return ConditionEvaluationResult.disabled(
            "needs Docker and the image " + Images.LOTTO + ": " + e.getMessage());
      }
    }
  }
}
