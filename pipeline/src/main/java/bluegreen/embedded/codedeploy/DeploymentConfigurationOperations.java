package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.rules.Names;
import bluegreen.embedded.codedeploy.rules.SettingErrors;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentConfigResponse;
import software.amazon.awssdk.services.codedeploy.model.DeleteDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.DeleteDeploymentConfigResponse;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentConfigResponse;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentConfigsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentConfigsResponse;

/** CodeDeploy's operations on deployment configurations, predefined and custom. */
public final class DeploymentConfigurationOperations {
  private final DeploymentConfigurationStore store;
  private final ApplicationStore applications;

  DeploymentConfigurationOperations(
      DeploymentConfigurationStore store, ApplicationStore applications) {
    this.store = store;
    this.applications = applications;
  }

  /** Creates a custom configuration, whose name must not start with {@code CodeDeployDefault.}. */
  public CreateDeploymentConfigResponse createDeploymentConfig(
      CreateDeploymentConfigRequest request) {
    String name = Names.configuration(request.deploymentConfigName());
    if (name.startsWith(DeploymentConfigurationStore.RESERVED)) {
      throw SettingErrors.reservedConfigurationName(name);
    }
    return CreateDeploymentConfigResponse.builder()
        .deploymentConfigId(store.add(name, TrafficRouting.checked(request)))
        .build();
  }

  public GetDeploymentConfigResponse getDeploymentConfig(GetDeploymentConfigRequest request) {
    return GetDeploymentConfigResponse.builder()
        .deploymentConfigInfo(store.require(request.deploymentConfigName()))
        .build();
  }

  public ListDeploymentConfigsResponse listDeploymentConfigs(ListDeploymentConfigsRequest request) {
    return ListDeploymentConfigsResponse.builder().deploymentConfigsList(store.names()).build();
  }

  /** Idempotent: a configuration that does not exist counts as deleted. */
  public DeleteDeploymentConfigResponse deleteDeploymentConfig(
      DeleteDeploymentConfigRequest request) {
    String name = Names.configuration(request.deploymentConfigName());
    if (name.startsWith(DeploymentConfigurationStore.RESERVED)) {
      throw SettingErrors.predefinedConfiguration(name);
    }
    if (applications.uses(name)) {
      throw SettingErrors.configurationInUse(name);
    }
    store.delete(name);
    return DeleteDeploymentConfigResponse.builder().build();
  }
}
