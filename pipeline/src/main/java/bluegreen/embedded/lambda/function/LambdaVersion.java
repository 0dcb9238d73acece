package bluegreen.embedded.lambda.function;

import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * {@code $LATEST} or a published version.
 *
 * @param configuration with the ARN of the version, not of the function
 */
public record LambdaVersion(FunctionConfiguration configuration, Code code) {
  /** The same code with another configuration. */
  public LambdaVersion with(FunctionConfiguration changed) {
    return new LambdaVersion(changed, code);
  }

  /** The code as {@code GetFunction} shows it. */
  public FunctionCodeLocation location() {
    return FunctionCodeLocation.builder()
        .imageUri(code.imageUri())
        .repositoryType("ECR")
        .resolvedImageUri(code.resolvedUri())
        .build();
  }
}
