package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.rules.Errors;
import bluegreen.embedded.codedeploy.rules.Names;
import bluegreen.embedded.model.Shared;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigInfo;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingConfig;

/** The deployment configurations: the predefined ones for Lambda, and custom ones. */
final class DeploymentConfigurationStore {
  static final String RESERVED = "CodeDeployDefault.";
  static final String ALL_AT_ONCE = RESERVED + "LambdaAllAtOnce";

  private final NavigableMap<String, DeploymentConfigInfo> configurations = new TreeMap<>();
  private final Shared shared;

  DeploymentConfigurationStore(Shared shared) {
    this.shared = shared;
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

  List<String> names() {
    return List.copyOf(configurations.keySet());
  }

  /** Adds a configuration and returns its id. */
  String add(String name, TrafficRoutingConfig routing) {
    if (configurations.containsKey(name)) {
      throw Errors.configurationExists(name);
    }
    String id = shared.chance().uuid();
    configurations.put(
        name,
        DeploymentConfigInfo.builder()
            .deploymentConfigId(id)
            .deploymentConfigName(name)
            .createTime(shared.timeline().now())
            .computePlatform(ComputePlatform.LAMBDA)
            .trafficRoutingConfig(routing)
            .build());
    return id;
  }

  /** Returns the configuration; fails if the name is invalid or unknown. */
  DeploymentConfigInfo require(@Nullable String name) {
    String checked = Names.configuration(name);
    return Optional.ofNullable(configurations.get(checked))
        .orElseThrow(() -> Errors.configurationNotFound(checked));
  }

  void delete(String name) {
    configurations.remove(name);
  }
}
