package bluegreen.embedded.lambda.function;

import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * {@code $LATEST} or a published version.
 *
 * @param configuration its ARN carries the version
 */
public record LambdaVersion(FunctionConfiguration configuration, Code code) {
  public LambdaVersion with(FunctionConfiguration changed) {
    return new LambdaVersion(changed, code);
  }

  public FunctionCodeLocation location() {
    return FunctionCodeLocation.builder()
        .imageUri(code.imageUri())
        .repositoryType("ECR")
        .resolvedImageUri(code.resolvedUri())
        .build();
  }
}
