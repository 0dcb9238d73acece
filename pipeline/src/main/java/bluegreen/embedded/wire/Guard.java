package bluegreen.embedded.wire;

import bluegreen.embedded.model.AccessKeys;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.wire.protocol.Protocol;
import bluegreen.embedded.wire.protocol.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps out whoever was not given the access key, and web pages in any case: whoever may call
 * Lambda here can run programs on this machine.
 *
 * <p>A page of any site can have a browser send requests to the loopback interface, and with DNS
 * rebinding read the answers too. Its requests carry an {@code Origin}, or {@code Sec-Fetch-Site},
 * or the site's name as {@code Host}. https://fetch.spec.whatwg.org,
 * https://www.w3.org/TR/fetch-metadata
 *
 * @param keys the access keys that are answered
 */
public record Guard(AccessKeys keys) {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?:127\\.0\\.0\\.1|\\[::1]|localhost)(?::\\d*)?", Pattern.CASE_INSENSITIVE);

  /** What the address bar and a page of this very endpoint send. */
  private static final Set<String> HARMLESS = Set.of("none", "same-origin");

  private static final Pattern CREDENTIAL = Pattern.compile("AWS4-\\S+ +Credential=([^/,\\s]+)/.*");

  /**
   * Refuses requests that a web page may have sent.
   *
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException AccessDenied
   */
  static void refuseWebPages(Request request) {
    List<String> hosts = request.all("Host");
    if (hosts.size() != 1 || !LOOPBACK.matcher(hosts.getFirst()).matches()) {
      throw fromPage(request, "Host is not 127.0.0.1 or localhost");
    }
    if (!request.all("Origin").isEmpty()) {
      throw fromPage(request, "it has an Origin");
    }
    if (!HARMLESS.containsAll(request.all("Sec-Fetch-Site"))) {
      throw fromPage(request, "Sec-Fetch-Site names another site");
    }
  }

  private static RuntimeException fromPage(Request request, String why) {
    return Protocol.of(request)
        .denied(
            "This request may come from a web page (%s), and only programs on this machine are"
                    .formatted(why)
                + " answered");
  }

  /**
   * Refuses requests in no protocol's form and those with another access key.
   *
   * @return who sent this one; empty if it states no access key
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException as AWS answers them
   */
  Optional<Principal> check(Request request) {
    Protocol protocol = Protocol.of(request);
    if (request.hasBody() && !protocol.accepts(request.contentType())) {
      throw protocol.unsupported(request.contentType());
    }
    String authorization = request.header("Authorization");
    Matcher credential = CREDENTIAL.matcher(authorization);
    if (!authorization.isEmpty() && !credential.matches()) {
      throw protocol.unsigned();
    }
    if (!credential.matches()) {
      return Optional.empty();
    }
    return Optional.of(keys.owner(credential.group(1)).orElseThrow(protocol::unrecognized));
  }
}
