package bluegreen.embedded.sts;

import bluegreen.embedded.model.AccessKeys;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Secrets;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Sessions of assumed roles. */
final class Sessions {
  private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(\\d{12}):role/(?:.+/)?(.+)");
  private static final int HOUR = 3600;

  private final Account account;
  private final Timeline timeline;
  private final AccessKeys keys;

  Sessions(Shared shared, AccessKeys keys) {
    this.account = shared.account();
    this.timeline = shared.timeline();
    this.keys = keys;
  }

  /** Credentials of a session, which are answered from now on. */
  Credentials credentials(String roleArn, AssumedRoleUser user, @Nullable Integer seconds) {
    Secrets secrets = Secrets.random();
    keys.add(secrets.accessKey(), new Principal.Session(roleArn, user.arn(), user.assumedRoleId()));
    return Credentials.builder()
        .accessKeyId(secrets.accessKey())
        .secretAccessKey(secrets.secretKey())
        .sessionToken(secrets.registryPassword())
        .expiration(
            timeline.now().plus(Duration.ofSeconds(Objects.requireNonNullElse(seconds, HOUR))))
        .build();
  }

  /**
   * The identity of a session of a role.
   *
   * @throws software.amazon.awssdk.services.sts.model.StsException if this is no role of the
   *     account
   */
  AssumedRoleUser user(String roleArn, String session) {
    Matcher role = ROLE.matcher(roleArn);
    if (!role.matches()) {
      throw Errors.invalidArn(roleArn);
    }
    if (!role.group(1).equals(account.id())) {
      throw Errors.mayNotAssume(roleArn, account);
    }
    return AssumedRoleUser.builder()
        .arn(account.globalArn("sts", "assumed-role/" + role.group(2) + "/" + session))
        .assumedRoleId("AROALOCAL:" + session)
        .build();
  }
}
