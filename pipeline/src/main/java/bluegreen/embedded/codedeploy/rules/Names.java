package bluegreen.embedded.codedeploy.rules;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks names and ids; each method returns the valid one, or fails.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html">Quotas</a>
 */
public final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._+=,@-]{1,100}");
  private static final Pattern DEPLOYMENT = Pattern.compile("d-[A-Z0-9]{9}");

  private Names() {}

  public static String application(@Nullable String name) {
    return checked(name, NAME, Errors::applicationNameRequired, Errors::invalidApplicationName);
  }

  public static String group(@Nullable String name) {
    return checked(name, NAME, Errors::groupNameRequired, Errors::invalidGroupName);
  }

  public static String configuration(@Nullable String name) {
    return checked(name, NAME, Errors::configurationNameRequired, Errors::invalidConfigurationName);
  }

  public static String deployment(@Nullable String id) {
    return checked(
        id,
        DEPLOYMENT,
        DeploymentErrors::deploymentIdRequired,
        DeploymentErrors::invalidDeploymentId);
  }

  private static String checked(
      @Nullable String name,
      Pattern allowed,
      Supplier<RuntimeException> missing,
      Function<String, RuntimeException> invalid) {
    if (name == null || name.isEmpty()) {
      throw missing.get();
    }
    if (!allowed.matcher(name).matches()) {
      throw invalid.apply(name);
    }
    return name;
  }
}
