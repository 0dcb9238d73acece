package bluegreen.embedded.codedeploy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.ApplicationNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.InvalidApplicationNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentConfigNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentGroupNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentIdException;

/**
 * The names that CodeDeploy accepts; each method returns the name.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html">Quotas</a>
 */
final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._+=,@-]{1,100}");
  private static final Pattern DEPLOYMENT = Pattern.compile("d-[A-Z0-9]{9}");
  private static final String ALLOWED =
      " must have 1 to 100 letters, digits or any of ._+=,@- and not be: ";

  private Names() {}

  static String application(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      throw ApplicationNameRequiredException.builder()
          .message("The application name is required.")
          .build();
    }
    if (!NAME.matcher(name).matches()) {
      throw InvalidApplicationNameException.builder()
          .message("An application name" + ALLOWED + name)
          .build();
    }
    return name;
  }

  static String group(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      throw DeploymentGroupNameRequiredException.builder()
          .message("The deployment group name is required.")
          .build();
    }
    if (!NAME.matcher(name).matches()) {
      throw InvalidDeploymentGroupNameException.builder()
          .message("A deployment group name" + ALLOWED + name)
          .build();
    }
    return name;
  }

  static String configuration(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      throw DeploymentConfigNameRequiredException.builder()
          .message("The deployment configuration name is required.")
          .build();
    }
    if (!NAME.matcher(name).matches()) {
      throw InvalidDeploymentConfigNameException.builder()
          .message("A deployment configuration name" + ALLOWED + name)
          .build();
    }
    return name;
  }

  static String deployment(@Nullable String id) {
    if (id == null || id.isEmpty()) {
      throw DeploymentIdRequiredException.builder()
          .message("The deployment id is required.")
          .build();
    }
    if (!DEPLOYMENT.matcher(id).matches()) {
      throw InvalidDeploymentIdException.builder()
          .message("The deployment id must look like d-A1B2C3D4E, not: " + id)
          .build();
    }
    return id;
  }
}
