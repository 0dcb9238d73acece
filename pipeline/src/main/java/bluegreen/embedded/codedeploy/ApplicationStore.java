package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.rules.Errors;
import bluegreen.embedded.codedeploy.rules.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.ApplicationInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionInfo;

/** The applications with their deployment groups and revisions. */
final class ApplicationStore {
  private final NavigableMap<String, Application> applications = new TreeMap<>();

  /**
   * An application and what belongs to it.
   *
   * @param groups deployment groups by name
   * @param revisions by their keys, oldest first
   */
  record Application(
      ApplicationInfo info,
      NavigableMap<String, DeploymentGroupInfo> groups,
      Map<String, RevisionInfo> revisions) {}

  List<String> names() {
    return List.copyOf(applications.keySet());
  }

  void create(ApplicationInfo info) {
    requireFree(info.applicationName());
    applications.put(
        info.applicationName(), new Application(info, new TreeMap<>(), new LinkedHashMap<>()));
  }

  void rename(Application application, String name) {
    requireFree(name);
    applications.remove(application.info().applicationName());
    application.groups().replaceAll((n, g) -> g.toBuilder().applicationName(name).build());
    applications.put(
        name,
        new Application(
            application.info().toBuilder().applicationName(name).build(),
            application.groups(),
            application.revisions()));
  }

  void delete(String name) {
    applications.remove(name);
  }

  Optional<Application> find(@Nullable String name) {
    return Optional.ofNullable(applications.get(Names.application(name)));
  }

  /** Returns the application; fails if the name is invalid or unknown. */
  Application require(@Nullable String name) {
    String checked = Names.application(name);
    return find(checked).orElseThrow(() -> Errors.applicationNotFound(checked));
  }

  /** Returns the group; fails if one of the names is invalid or unknown. */
  DeploymentGroupInfo requireGroup(@Nullable String application, @Nullable String name) {
    Application owner = require(application);
    String checked = Names.group(name);
    return Optional.ofNullable(owner.groups().get(checked))
        .orElseThrow(() -> Errors.groupNotFound(checked));
  }

  /** Whether any deployment group uses {@code configuration}. */
  boolean uses(String configuration) {
    return applications.values().stream()
        .flatMap(a -> a.groups().values().stream())
        .anyMatch(g -> g.deploymentConfigName().equals(configuration));
  }

  private void requireFree(String name) {
    if (applications.containsKey(name)) {
      throw Errors.applicationExists(name);
    }
  }
}
