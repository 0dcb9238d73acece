package bluegreen.embedded.codedeploy.deployment;

import software.amazon.awssdk.services.codedeploy.model.ErrorCode;

/** Fails a deployment that has been accepted; carries the error code and the reason. */
final class DeploymentFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final String reason;

  DeploymentFailure(ErrorCode code, String reason) {
    super(reason);
    this.code = code;
    this.reason = reason;
  }

  static DeploymentFailure invalidConfiguration(String problem) {
    return new DeploymentFailure(
        ErrorCode.INVALID_LAMBDA_CONFIGURATION,
        "The deployment failed because the AppSpec file that specifies the AWS Lambda deployment"
            + " configuration is missing or has an invalid configuration. "
            + problem);
  }

  ErrorCode code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
