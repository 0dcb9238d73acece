package bluegreen.embedded.wire;

import bluegreen.embedded.http.WebPages;
import bluegreen.embedded.model.AccessKeys;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.wire.protocol.Protocol;
import bluegreen.embedded.wire.protocol.Request;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps out whoever was not given the access key, and web pages in any case: whoever may call
 * Lambda here can run programs on this machine.
 *
 * @param keys the access keys that are answered
 */
public record Guard(AccessKeys keys) {
  private static final Pattern CREDENTIAL = Pattern.compile("AWS4-\\S+ +Credential=([^/,\\s]+)/.*");

  /**
   * Refuses requests that a web page may have sent.
   *
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException AccessDenied
   */
  static void refuseWebPages(Request request) {
    Optional<String> why = WebPages.suspicion(request::all);
    if (why.isPresent()) {
      throw fromPage(request, why.get());
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
