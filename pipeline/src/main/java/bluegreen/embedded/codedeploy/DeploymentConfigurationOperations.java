package bluegreen.embedded.codedeploy;

import bluegreen.embedded.model.Timeline;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentConfigResponse;
import software.amazon.awssdk.services.codedeploy.model.DeleteDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.DeleteDeploymentConfigResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigInUseException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigInfo;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentConfigResponse;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentConfigNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidOperationException;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentConfigsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentConfigsResponse;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingConfig;

/** CodeDeploy's operations on deployment configurations, predefined and custom. */
final class DeploymentConfigurationOperations {
  static final String RESERVED = "CodeDeployDefault.";
  static final String ALL_AT_ONCE = RESERVED + "LambdaAllAtOnce";

  private final Timeline timeline;
  private final ApplicationStore applications;
  private final NavigableMap<String, DeploymentConfigInfo> configurations = new TreeMap<>();

  DeploymentConfigurationOperations(Timeline timeline, ApplicationStore applications) {
    this.timeline = timeline;
    this.applications = applications;
    add(ALL_AT_ONCE, TrafficRouting.ALL_AT_ONCE);
    for (int minutes : List.of(5, 10, 15, 30)) {
      add(
          RESERVED + "LambdaCanary10Percent" + minutes + "Minutes",
          TrafficRouting.canary(10, minutes));
    }
    for (int minutes : List.of(1, 2, 3, 10)) {
      String every = minutes + (minutes == 1 ? "Minute" : "Minutes");
      add(RESERVED + "LambdaLinear10PercentEvery" + every, TrafficRouting.linear(10, minutes));
    }
  }

  public CreateDeploymentConfigResponse createDeploymentConfig(
      CreateDeploymentConfigRequest request) {
    String name = Names.configuration(request.deploymentConfigName());
    if (name.startsWith(RESERVED)) {
      throw InvalidDeploymentConfigNameException.builder()
          .message("The prefix " + RESERVED + " is reserved: " + name)
          .build();
    }
    if (configurations.containsKey(name)) {
      throw DeploymentConfigAlreadyExistsException.builder()
          .message("Deployment configuration already exists with the name: " + name)
          .build();
    }
    return CreateDeploymentConfigResponse.builder()
        .deploymentConfigId(add(name, TrafficRouting.checked(request)).deploymentConfigId())
        .build();
  }

  public GetDeploymentConfigResponse getDeploymentConfig(GetDeploymentConfigRequest request) {
    return GetDeploymentConfigResponse.builder()
        .deploymentConfigInfo(require(request.deploymentConfigName()))
        .build();
  }

  public ListDeploymentConfigsResponse listDeploymentConfigs(ListDeploymentConfigsRequest request) {
    return ListDeploymentConfigsResponse.builder()
        .deploymentConfigsList(List.copyOf(configurations.keySet()))
        .build();
  }

  /** One that doesn't exist is deleted, too. */
  public DeleteDeploymentConfigResponse deleteDeploymentConfig(
      DeleteDeploymentConfigRequest request) {
    String name = Names.configuration(request.deploymentConfigName());
    if (name.startsWith(RESERVED)) {
      throw InvalidOperationException.builder()
          .message("Predefined deployment configurations can't be deleted: " + name)
          .build();
    }
    boolean used =
        applications.all().values().stream()
            .flatMap(a -> a.groups().values().stream())
            .anyMatch(g -> g.deploymentConfigName().equals(name));
    if (used) {
      throw DeploymentConfigInUseException.builder()
          .message("A deployment group uses the deployment configuration " + name)
          .build();
    }
    configurations.remove(name);
    return DeleteDeploymentConfigResponse.builder().build();
  }

  DeploymentConfigInfo require(@Nullable String name) {
    return Optional.ofNullable(configurations.get(Names.configuration(name)))
        .orElseThrow(
            () ->
                DeploymentConfigDoesNotExistException.builder()
                    .message("No Deployment Configuration found for name: " + name)
                    .build());
  }

  private DeploymentConfigInfo add(String name, TrafficRoutingConfig routing) {
    DeploymentConfigInfo info =
        DeploymentConfigInfo.builder()
            .deploymentConfigId(applications.newId())
            .deploymentConfigName(name)
            .createTime(timeline.now())
            .computePlatform(ComputePlatform.LAMBDA)
            .trafficRoutingConfig(routing)
            .build();
    configurations.put(name, info);
    return info;
  }
}
