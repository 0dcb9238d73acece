package bluegreen.embedded.lambda.function;

import static java.util.Objects.requireNonNullElse;

import bluegreen.embedded.model.Account;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function as a request names it, optionally with one of its versions or aliases.
 *
 * @param arn the function's ARN, without qualifier
 * @param qualifier a version's number, {@code $LATEST} or an alias's name
 */
public record FunctionReference(String name, String arn, Optional<String> qualifier) {
  private static final Pattern NAME =
      Pattern.compile(
          "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?"
              + "(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?");
  private static final int REGION = 3;
  private static final int ACCOUNT = 8;
  private static final int FUNCTION = 10;
  private static final int DERIVED_QUALIFIER = 12;

  private static final Pattern VERSION = Pattern.compile("[0-9]+");

  /**
   * @param name a name, a partial or a full ARN, each with or without qualifier
   * @param qualifier the request's {@code Qualifier}, which must not contradict the one in {@code
   *     name}
   */
  static FunctionReference parse(Account account, String name, @Nullable String qualifier) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw Errors.violation(
          "functionName", name, "Member must satisfy regular expression pattern: " + NAME);
    }
    requireHere(account, parts);
    String derived = parts.group(DERIVED_QUALIFIER);
    if (derived != null && qualifier != null && !derived.equals(qualifier)) {
      throw Errors.invalid(
          "The derived qualifier from the function name does not match the specified qualifier.");
    }
    String function = parts.group(FUNCTION);
    return new FunctionReference(
        function,
        account.arn("lambda", "function:" + function),
        Optional.ofNullable(derived == null ? qualifier : derived));
  }

  private static void requireHere(Account account, Matcher parts) {
    String region = requireNonNullElse(parts.group(REGION), account.region() + ":");
    if (!region.equals(account.region() + ":")) {
      throw Errors.notFound(
          "Functions from '%s' are not reachable in this region ('%s')"
              .formatted(region.substring(0, region.length() - 1), account.region()));
    }
    String owner = requireNonNullElse(parts.group(ACCOUNT), account.id() + ":");
    if (!owner.equals(account.id() + ":")) {
      throw Errors.unmodelled(
          "AccessDeniedException", 403, "No access to functions of account " + owner);
    }
  }

  /** The same function with another qualifier. */
  public FunctionReference with(String other) {
    return new FunctionReference(name, arn, Optional.of(other));
  }

  /** Whether a qualifier can only be the name of an alias. */
  public static boolean isAlias(String qualifier) {
    return !qualifier.startsWith("$") && !VERSION.matcher(qualifier).matches();
  }

  /** The ARN with the qualifier, if there is one. */
  public String qualifiedArn() {
    return qualifier.map(q -> arn + ":" + q).orElse(arn);
  }
}
