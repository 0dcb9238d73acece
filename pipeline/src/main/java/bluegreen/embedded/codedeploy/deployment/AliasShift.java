package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Aliases;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;

/**
 * Moves the alias of one deployment. Every update is fenced with the RevisionId of the previous
 * one.
 */
final class AliasShift {
  private final Aliases aliases;
  private final AppSpec spec;
  private String revision = "";

  AliasShift(Aliases aliases, AppSpec spec) {
    this.aliases = aliases;
    this.spec = spec;
  }

  AppSpec spec() {
    return spec;
  }

  /** Reads the alias; fails unless all of its traffic is on the current version. */
  void begin() {
    GetAliasResponse alias = read();
    if (!alias.functionVersion().equals(spec.currentVersion())) {
      throw DeploymentFailure.invalidConfiguration(
          "The Lambda function alias version does not match the current version in AppSpec file.");
    }
    if (isWeighted(alias.routingConfig())) {
      throw DeploymentFailure.invalidConfiguration(
          "The Lambda function alias already routes part of its traffic to another version.");
    }
  }

  /** Reads the alias, wherever its traffic goes. */
  void beginAnywhere() {
    read();
  }

  /**
   * Gives the target version a share of the traffic. With 1 it becomes the alias's only version.
   */
  void move(double weight) {
    if (weight >= 1) {
      update(spec.targetVersion(), Map.of());
    } else {
      update(spec.currentVersion(), Map.of(spec.targetVersion(), weight));
    }
  }

  private static boolean isWeighted(@Nullable AliasRoutingConfiguration routing) {
    return routing != null && !routing.additionalVersionWeights().isEmpty();
  }

  private GetAliasResponse read() {
    GetAliasRequest request =
        GetAliasRequest.builder().functionName(spec.function()).name(spec.alias()).build();
    GetAliasResponse alias = calling(() -> aliases.getAlias(request));
    revision = alias.revisionId();
    return alias;
  }

  private void update(String version, Map<String, Double> weights) {
    UpdateAliasRequest request =
        UpdateAliasRequest.builder()
            .functionName(spec.function())
            .name(spec.alias())
            .functionVersion(version)
            .routingConfig(
                AliasRoutingConfiguration.builder().additionalVersionWeights(weights).build())
            .revisionId(revision)
            .build();
    revision = calling(() -> aliases.updateAlias(request)).revisionId();
  }

  private static <T> T calling(Supplier<T> lambda) {
    try {
      return lambda.get();
    } catch (ResourceNotFoundException e) {
      throw new DeploymentFailure(
          ErrorCode.INVALID_LAMBDA_FUNCTION,
          "The deployment failed because a Lambda function, alias or version that the AppSpec file"
              + " names does not exist. "
              + e.getMessage());
    } catch (PreconditionFailedException e) {
      throw DeploymentFailure.invalidConfiguration(
          "The Lambda function alias was changed by someone else during the deployment. "
              + e.getMessage());
    } catch (LambdaException e) {
      throw DeploymentFailure.invalidConfiguration("Lambda refused: " + e.getMessage());
    }
  }
}
