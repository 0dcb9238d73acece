package bluegreen.embedded.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A condition of a statement: how a key's values are compared with a policy's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @param key in lower case: IAM's keys ignore case
 * @param ifExists whether it also holds where the key is absent
 */
record Condition(Test test, Quantity quantity, boolean ifExists, String key, List<String> values) {
  Condition {
    values = List.copyOf(values);
  }

  /** Of a key with several values, how many must compare well. */
  enum Quantity {
    ONE,
    /** {@code ForAnyValue:} */
    ANY,
    /** {@code ForAllValues:}, which also holds without any. */
    ALL
  }

  /** A comparison; the negated ones hold where the key is absent. */
  enum Test {
    STRINGEQUALS(false),
    STRINGNOTEQUALS(true),
    STRINGEQUALSIGNORECASE(false),
    STRINGNOTEQUALSIGNORECASE(true),
    STRINGLIKE(false),
    STRINGNOTLIKE(true),
    ARNEQUALS(false),
    ARNNOTEQUALS(true),
    ARNLIKE(false),
    ARNNOTLIKE(true),
    BOOL(false),
    NULL(false);

    private final boolean negated;

    Test(boolean negated) {
      this.negated = negated;
    }

    private boolean equal(String wanted, String value) {
      return switch (this) {
        case STRINGEQUALS, STRINGNOTEQUALS -> wanted.equals(value);
        case STRINGEQUALSIGNORECASE, STRINGNOTEQUALSIGNORECASE, BOOL, NULL ->
            wanted.equalsIgnoreCase(value);
        case STRINGLIKE, STRINGNOTLIKE, ARNEQUALS, ARNNOTEQUALS, ARNLIKE, ARNNOTLIKE ->
            Wildcard.matches(wanted, value);
      };
    }
  }

  /**
   * A condition as a policy has it.
   *
   * @param operator such as {@code ForAllValues:StringEqualsIfExists}
   * @throws IllegalArgumentException if this operator isn't judged here
   */
  static Condition of(String operator, String key, List<String> values) {
    String name = operator.toUpperCase(Locale.ROOT);
    Quantity quantity = Quantity.ONE;
    if (name.startsWith("FORALLVALUES:")) {
      quantity = Quantity.ALL;
    } else if (name.startsWith("FORANYVALUE:")) {
      quantity = Quantity.ANY;
    }
    boolean ifExists = name.endsWith("IFEXISTS");
    String bare = name.replaceFirst("^FOR\\w+:", "").replaceFirst("IFEXISTS$", "");
    try {
      return new Condition(
          Test.valueOf(bare), quantity, ifExists, key.toLowerCase(Locale.ROOT), values);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The condition operator " + operator + " isn't judged here", e);
    }
  }

  /**
   * Whether it holds.
   *
   * @param context values by key in lower case
   */
  boolean holds(Map<String, List<String>> context) {
    List<String> given = context.getOrDefault(key, List.of());
    if (test == Test.NULL) {
      return values.contains(Boolean.toString(given.isEmpty()));
    }
    if (given.isEmpty()) {
      return ifExists || test.negated || quantity == Quantity.ALL;
    }
    return quantity == Quantity.ALL
        ? given.stream().allMatch(this::compares)
        : given.stream().anyMatch(this::compares);
  }

  private boolean compares(String value) {
    return test.negated != values.stream().anyMatch(wanted -> test.equal(wanted, value));
  }
}
