package bluegreen.aws.client;

import bluegreen.ports.RefusedException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Tells what is missing in the configuration of the AWS SDK: credentials, a region, a valid
 * endpoint.
 */
final class Unconfigured {
  /**
   * The places where the SDK found nothing: {@code …: [FirstProvider(…): reason, SecondProvider…]}.
   */
  private static final Pattern IN_VAIN =
      Pattern.compile("Unable to load (credentials|region) from any .*?: \\[(.*)]", Pattern.DOTALL);

  private static final Pattern NEXT_PROVIDER = Pattern.compile(", (?=[\\w.]+Provider[(@])");
  private static final Pattern PROVIDER =
      Pattern.compile("(?:\\w+\\.)*(\\w+?)(?:Credentials|Region)Provider(?:@\\w+|\\(.*?\\)): (.*)");

  private static final String AS_URL =
      "Write it as http://host:port, in AWS_ENDPOINT_URL or the profile.";

  private Unconfigured() {}

  /** The refusal for an exception of the SDK that is about its configuration. */
  static Optional<RefusedException> refusal(String action, SdkClientException e) {
    String message = String.valueOf(e.getMessage());
    Matcher inVain = IN_VAIN.matcher(message);
    if (inVain.find()) {
      Optional<RefusedException> profile = Login.refusal(action, inVain.group(2));
      if (profile.isPresent()) {
        return profile;
      }
      return Optional.of(
          new RefusedException(
              action + ": the AWS SDK finds no " + inVain.group(1) + ".",
              remedy(inVain.group(1)) + " It looked here:" + places(inVain.group(2))));
    }
    if (message.contains("AWS_ENDPOINT_URL")) {
      return Optional.of(new RefusedException(action + ": " + message + ".", AS_URL));
    }
    return message.contains("credentials") || message.contains("region")
        ? Optional.of(new RefusedException(action + ": " + message, remedy("credentials")))
        : Optional.empty();
  }

  /**
   * Checks an endpoint, which the SDK does not.
   *
   * @throws RefusedException if it is no URL of HTTP
   */
  static void check(URI endpoint) {
    if (HttpUrl.parse(endpoint.toString()).isEmpty()) {
      throw new RefusedException("AWS: the endpoint " + shown(endpoint) + " is no URL.", AS_URL);
    }
  }

  /** Without a user's name and password. */
  private static String shown(URI endpoint) {
    return endpoint.toString().replaceFirst("//[^/]*@", "//***@");
  }

  private static String remedy(String missing) {
    String set =
        missing.equals("region")
            ? "Set AWS_REGION, or AWS_PROFILE to a profile with a region."
            : "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";
    return set + " For an embedded AWS, evaluate the lines that bluegreen local prints.";
  }

  private static String places(String list) {
    return Arrays.stream(NEXT_PROVIDER.split(list))
        .map(place -> "\n    " + PROVIDER.matcher(place).replaceFirst("$1: $2"))
        .collect(Collectors.joining());
  }
}
