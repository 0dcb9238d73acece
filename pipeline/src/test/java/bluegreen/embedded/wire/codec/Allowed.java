package bluegreen.embedded.wire.codec;

import java.util.Set;

/** What the API's models allow, for tests that make values up. */
public final class Allowed {
  private Allowed() {}

  /**
   * Whether a value is in the limits of a member.
   *
   * @param member its name, with {@code []}, {@code {key}} or {@code {}} for parts of it
   */
  public static boolean allows(Class<?> structure, String member, Type type, Object value) {
    return ApiModel.constraint(structure, member).rules(type, Set.of()).stream()
        .allMatch(rule -> rule.isMet().test(value));
  }
}
