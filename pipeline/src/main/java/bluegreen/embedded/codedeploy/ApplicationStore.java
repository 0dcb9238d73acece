package bluegreen.embedded.codedeploy;

import bluegreen.embedded.model.Chance;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionInfo;

/** CodeDeploy's applications with their deployment groups and revisions. */
final class ApplicationStore {
  private final NavigableMap<String, Application> applications = new TreeMap<>();
  private final Chance chance;

  ApplicationStore(Chance chance) {
    this.chance = chance;
  }

  /**
   * An application and what belongs to it.
   *
   * @param groups by name
   * @param revisions by the sha256 of their content, the oldest first
   */
  record Application(
      ApplicationInfo info,
      NavigableMap<String, DeploymentGroupInfo> groups,
      Map<String, RevisionInfo> revisions) {}

  /** The id of a new application, group or configuration. */
  String newId() {
    return chance.uuid();
  }

  NavigableMap<String, Application> all() {
    return applications;
  }

  void create(ApplicationInfo info) {
    applications.put(
        info.applicationName(), new Application(info, new TreeMap<>(), new LinkedHashMap<>()));
  }

  void rename(Application application, String name) {
    applications.remove(application.info().applicationName());
    application.groups().replaceAll((n, g) -> g.toBuilder().applicationName(name).build());
    applications.put(
        name,
        new Application(
            application.info().toBuilder().applicationName(name).build(),
            application.groups(),
            application.revisions()));
  }

  Application require(@Nullable String name) {
    return Optional.ofNullable(applications.get(Names.application(name)))
        .orElseThrow(
            () ->
                ApplicationDoesNotExistException.builder()
                    .message("No application found for name: " + name)
                    .build());
  }

  DeploymentGroupInfo requireGroup(@Nullable String application, @Nullable String name) {
    Application owner = require(application);
    return Optional.ofNullable(owner.groups().get(Names.group(name)))
        .orElseThrow(
            () ->
                DeploymentGroupDoesNotExistException.builder()
                    .message("No Deployment Group found for name: " + name)
                    .build());
  }
}
