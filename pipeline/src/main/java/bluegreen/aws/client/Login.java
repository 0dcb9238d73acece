package bluegreen.aws.client;

import bluegreen.ports.RefusedException;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** Tells which command renews the login of the profile in use, or what its role lacks. */
public final class Login {
  /** What the SDK's modules sso and ssooidc say of a token that is missing, expired or revoked. */
  private static final Pattern SSO =
      Pattern.compile(
          "SSO session|SSO token|Token is expired|[/\\\\]sso[/\\\\]cache|Service:"
              + " (?:Sso|SsoOidc),");

  /** What the SDK's module signin says. */
  private static final Pattern SIGN_IN =
      Pattern.compile("re-?authenticate|Service: Signin,", Pattern.CASE_INSENSITIVE);

  private static final Pattern STS = Pattern.compile("Service: Sts,");

  private Login() {}

  /**
   * The refusal, if the profile's login has to be renewed or its role asks for a second factor.
   *
   * @param reasons why no source of the SDK has credentials, as it says
   */
  static Optional<RefusedException> refusal(String action, String reasons) {
    String name = ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
    if (SSO.matcher(reasons).find()) {
      return expired(action, name, "aws sso login --profile " + name);
    }
    if (SIGN_IN.matcher(reasons).find()) {
      return expired(action, name, "aws login --profile " + name);
    }
    return STS.matcher(reasons).find() && asksForSecondFactor(name)
        ? Optional.of(secondFactor(action, name))
        : Optional.empty();
  }

  private static Optional<RefusedException> expired(String action, String name, String command) {
    return Optional.of(
        new RefusedException(
            action + ": profile " + name + " has no valid login: it has expired, or never was.",
            "Log in: " + command));
  }

  private static RefusedException secondFactor(String action, String name) {
    return new RefusedException(
        action + ": profile " + name + " has mfa_serial, and the AWS SDK asks for no code.",
        "Have the AWS CLI ask, and then run this again:"
            + " eval \"$(aws configure export-credentials --profile "
            + name
            + " --format env)\"");
  }

  private static boolean asksForSecondFactor(String name) {
    return ProfileFile.defaultProfileFile()
        .profile(name)
        .flatMap(profile -> profile.property("mfa_serial"))
        .isPresent();
  }
}
