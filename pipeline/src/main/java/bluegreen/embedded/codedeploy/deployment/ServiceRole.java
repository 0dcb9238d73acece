package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.AlarmListener;
import bluegreen.embedded.model.Alarms;
import bluegreen.embedded.model.Aliases;
import bluegreen.embedded.model.Permissions;
import bluegreen.embedded.model.Permissions.Ask;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Shared;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/**
 * The role with which CodeDeploy calls other services.
 *
 * @param arn the role's
 * @param group the ARN of the deployment group, for which CodeDeploy assumes the role
 */
public record ServiceRole(Shared shared, String arn, String group) {
  private static final Principal SERVICE = new Principal.Service("codedeploy.amazonaws.com");

  /** Lambda's aliases, as far as the role may use them. */
  public Aliases aliases(Aliases lambda) {
    return new Aliases() {
      @Override
      public GetAliasResponse getAlias(GetAliasRequest request) {
        require("lambda:GetAlias", function(request.functionName()));
        return lambda.getAlias(request);
      }

      // Before it moves an alias, CodeDeploy looks whether that has provisioned concurrency.
      @Override
      public UpdateAliasResponse updateAlias(UpdateAliasRequest request) {
        String function = function(request.functionName());
        require("lambda:GetProvisionedConcurrencyConfig", function + ":" + request.name());
        require("lambda:UpdateAlias", function);
        return lambda.updateAlias(request);
      }
    };
  }

  /** CloudWatch, in which the role sees no alarm unless it may see all. */
  public Alarms alarms(Alarms cloudWatch) {
    return new Alarms() {
      @Override
      public Optional<StateValue> alarmState(String name) {
        String all = shared.account().arn("cloudwatch", "alarm:*");
        return denies("cloudwatch:DescribeAlarms", all)
            ? Optional.empty()
            : cloudWatch.alarmState(name);
      }

      @Override
      public void onAlarmChange(AlarmListener listener) {
        cloudWatch.onAlarmChange(listener);
      }
    };
  }

  /** Why the role may not invoke a hook function; empty if it may. */
  Optional<String> mayNotInvoke(String name) {
    return denies("lambda:InvokeFunction", function(name))
        ? Optional.of(sentence())
        : Optional.empty();
  }

  private void require(String action, String resource) {
    if (denies(action, resource)) {
      throw new DeploymentFailure(ErrorCode.IAM_ROLE_PERMISSIONS, sentence());
    }
  }

  private String sentence() {
    return ("The IAM role %s does not give you permission to perform operations in the following"
            + " AWS service: AWSLambda. Contact your AWS administrator if you need help. If you"
            + " are an AWS administrator, you can grant permissions to your users or groups by"
            + " creating IAM policies.")
        .formatted(arn);
  }

  private String function(String name) {
    return name.startsWith("arn:") ? name : shared.account().arn("lambda", "function:" + name);
  }

  private boolean denies(String action, String resource) {
    Permissions permissions = shared.permissions();
    Ask assume = new Ask(SERVICE, "sts:AssumeRole", arn, Map.of("aws:SourceArn", List.of(group)));
    Principal session = new Principal.Session(arn, arn, arn);
    return permissions.denial(assume).isPresent()
        || permissions.denial(new Ask(session, action, resource, Map.of())).isPresent();
  }
}
