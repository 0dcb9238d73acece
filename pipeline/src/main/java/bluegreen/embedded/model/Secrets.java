package bluegreen.embedded.model;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * What callers have to know to be answered.
 *
 * <p>The access key's id is the secret that counts: every request states it, and the signature that
 * comes with it is not verified. Who can read a request on the loopback interface needs no key.
 *
 * @param accessKey the id of the one access key, more than 128 random bits where it is made up here
 * @param secretKey for the client's signatures
 * @param registryPassword of user {@code AWS}, which {@code GetAuthorizationToken} tells
 */
public record Secrets(String accessKey, String secretKey, String registryPassword) {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LENGTH = 27;

  /** Never drawn from {@link Chance}, whose seed may be known. */
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Secrets that nobody can guess. The key's id can't be mistaken for one of AWS's. */
  public static Secrets random() {
    return new Secrets("LOCAL" + text(), text() + text(), text());
  }

  private static String text() {
    return RANDOM
        .ints(LENGTH, 0, ALPHABET.length())
        .mapToObj(i -> ALPHABET.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
