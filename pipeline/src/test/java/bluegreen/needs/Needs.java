package bluegreen.needs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Tests that are skipped where something is missing, or fail there if that {@linkplain
 * Need#isRequired is required}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Needs.Condition.class)
public @interface Needs {
  Need[] value();

  /** Looks at the machine. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return AnnotationSupport.findAnnotation(context.getElement(), Needs.class).stream()
          .flatMap(needs -> Stream.of(needs.value()))
          .flatMap(need -> missing(need).stream())
          .findFirst()
          .map(ConditionEvaluationResult::disabled)
          .orElseGet(() -> ConditionEvaluationResult.enabled("nothing is missing"));
    }

    private static Optional<String> missing(Need need) {
      Optional<String> missing = need.missing();
      if (missing.isPresent() && need.isRequired()) {
        throw new IllegalStateException(missing.get() + ", but this build requires it");
      }
      return missing;
    }
  }
}
