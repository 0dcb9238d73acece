package bluegreen.embedded.sts;

import bluegreen.embedded.model.Account;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

/** STS's errors, worded as AWS words them. */
final class Errors {
  private static final int DENIED = 403;
  private static final int BAD = 400;

  private Errors() {}

  static AwsServiceException invalidArn(String arn) {
    return error(BAD, "ValidationError", arn + " is invalid");
  }

  static AwsServiceException mayNotAssume(String roleArn, Account account) {
    return error(
        DENIED,
        "AccessDenied",
        "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
            .formatted(account.globalArn("iam", "root"), roleArn));
  }

  static InvalidIdentityTokenException invalidToken() {
    return InvalidIdentityTokenException.builder()
        .message(
            "The ID Token provided is not a valid JWT. (You may see this error if you sent an"
                + " Access Token)")
        .build();
  }

  static InvalidIdentityTokenException unverifiedToken() {
    return InvalidIdentityTokenException.builder()
        .message("Couldn't verify the signature of the ID Token provided")
        .build();
  }

  static ExpiredTokenException expiredToken() {
    return ExpiredTokenException.builder()
        .message("Token expired: the time of its claim exp is over, or there is none")
        .build();
  }

  static AwsServiceException mayNotAssumeWithWebIdentity() {
    return error(DENIED, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
  }

  private static AwsServiceException error(int status, String code, String message) {
    return StsException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }
}
