package bluegreen.cli;

import java.util.Map;
import java.util.stream.Stream;

/** Text without the credentials of this process's environment. */
final class Redacted {
  /** Shorter ones are nobody's secrets, but parts of words. */
  private static final int SHORTEST = 8;

  private Redacted() {}

  /** Replaces each line of each secret: a trace may quote a secret line by line. */
  static String text(String text, Map<String, String> environment) {
    return Stream.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
        .flatMap(name -> environment.getOrDefault(name, "").lines())
        .filter(secret -> secret.length() >= SHORTEST)
        .reduce(text, (left, secret) -> left.replace(secret, "***"));
  }
}
