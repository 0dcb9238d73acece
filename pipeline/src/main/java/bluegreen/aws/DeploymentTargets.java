package bluegreen.aws;

import bluegreen.aws.AppSpec.Shifted;
import bluegreen.aws.client.Call;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment.Target;
import bluegreen.ports.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.LambdaFunctionInfo;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.RevisionInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;

/**
 * What deployments shift: by their AppSpec, which CodeDeploy returns only for a revision, or by
 * their target, where the AppSpec is elsewhere or can't be read.
 */
final class DeploymentTargets {
  private final CodeDeployClient codeDeploy;
  private final Coordinates names;

  /** By deployment: what it shifts never changes. */
  private final Map<String, Target> known = new ConcurrentHashMap<>();

  /** By deployment: on the platform Lambda it has one target, which never changes. */
  private final Map<String, String> ids = new ConcurrentHashMap<>();

  DeploymentTargets(CodeDeployClient codeDeploy, Coordinates names) {
    this.codeDeploy = codeDeploy;
    this.names = names;
  }

  /** By deployment; those that CodeDeploy doesn't tell are unknown. */
  Map<String, Target> of(List<DeploymentInfo> infos) {
    List<DeploymentInfo> open =
        infos.stream().filter(info -> !known.containsKey(info.deploymentId())).toList();
    Map<String, String> contents = contents(open);
    for (DeploymentInfo info : open) {
      Target target = byAppSpec(info, contents);
      if (target instanceof Target.Unknown) {
        target = byTarget(info);
      }
      if (!(target instanceof Target.Unknown)) {
        known.put(info.deploymentId(), target);
      }
    }
    Map<String, Target> targets = new HashMap<>();
    for (DeploymentInfo info : infos) {
      targets.put(
          info.deploymentId(), known.getOrDefault(info.deploymentId(), new Target.Unknown()));
    }
    return targets;
  }

  /** The target of a deployment, once there is one. */
  Optional<LambdaTarget> of(String deployment) {
    return Optional.ofNullable(ids.computeIfAbsent(deployment, this::id))
        .map(
            id ->
                Call.of(
                    "CodeDeploy GetDeploymentTarget",
                    () ->
                        Call.member(
                            "lambdaTarget",
                            Call.member(
                                    "deploymentTarget",
                                    codeDeploy
                                        .getDeploymentTarget(
                                            r -> r.deploymentId(deployment).targetId(id))
                                        .deploymentTarget())
                                .lambdaTarget())));
  }

  private @Nullable String id(String deployment) {
    List<String> targets =
        Call.of(
            "CodeDeploy ListDeploymentTargets",
            () -> {
              try {
                return codeDeploy
                    .listDeploymentTargets(r -> r.deploymentId(deployment))
                    .targetIds();
              } catch (DeploymentNotStartedException e) {
                return List.of();
              }
            });
    return targets.isEmpty() ? null : targets.getFirst();
  }

  private Target byAppSpec(DeploymentInfo info, Map<String, String> contents) {
    return Optional.ofNullable(info.revision())
        .flatMap(revision -> content(revision).or(() -> sha256(revision).map(contents::get)))
        .map(content -> AppSpec.read(content, names))
        .orElseGet(Target.Unknown::new);
  }

  private Target byTarget(DeploymentInfo info) {
    try {
      return shifted(info.deploymentId());
    } catch (RefusedException e) {
      // It ended before it had a target, or CodeDeploy has forgotten it.
      return new Target.Unknown();
    }
  }

  private Target shifted(String deployment) {
    return of(deployment)
        .map(LambdaTarget::lambdaFunctionInfo)
        .map(
            (LambdaFunctionInfo f) ->
                AppSpec.target(
                    names,
                    new Shifted(
                        Configured.text(f.functionName()),
                        Configured.text(f.functionAlias()),
                        Configured.text(f.currentVersion()),
                        Configured.text(f.targetVersion()))))
        .orElseGet(Target.Unknown::new);
  }

  /** AppSpecs by their SHA-256: deployments name only that. */
  private Map<String, String> contents(List<DeploymentInfo> infos) {
    Map<String, RevisionLocation> wanted = new HashMap<>();
    for (DeploymentInfo info : infos) {
      RevisionLocation revision = info.revision();
      if (revision != null && content(revision).isEmpty()) {
        sha256(revision).ifPresent(sha256 -> wanted.putIfAbsent(sha256, revision));
      }
    }
    Map<String, String> contents = new HashMap<>();
    if (wanted.size() > 1) {
      contents.putAll(together(List.copyOf(wanted.values())));
    }
    wanted.forEach(
        (sha256, revision) ->
            contents.computeIfAbsent(sha256, _ -> content(alone(revision)).orElse(null)));
    return contents;
  }

  /** None, if these may not be asked for together. */
  private Map<String, String> together(List<RevisionLocation> revisions) {
    try {
      return Call.of(
              "CodeDeploy BatchGetApplicationRevisions",
              () ->
                  codeDeploy
                      .batchGetApplicationRevisions(
                          r -> r.applicationName(names.application()).revisions(revisions))
                      .revisions())
          .stream()
          .map(RevisionInfo::revisionLocation)
          .filter(revision -> content(revision).isPresent() && sha256(revision).isPresent())
          .collect(
              Collectors.toMap(
                  revision -> sha256(revision).orElseThrow(),
                  revision -> content(revision).orElseThrow(),
                  (first, _) -> first));
    } catch (RefusedException e) {
      return Map.of();
    }
  }

  private RevisionLocation alone(RevisionLocation revision) {
    return Call.of(
        "CodeDeploy GetApplicationRevision",
        () ->
            Call.member(
                "revision",
                codeDeploy
                    .getApplicationRevision(
                        r -> r.applicationName(names.application()).revision(revision))
                    .revision()));
  }

  private static Optional<String> content(RevisionLocation revision) {
    if (revision.appSpecContent() != null && revision.appSpecContent().content() != null) {
      return Optional.of(revision.appSpecContent().content());
    }
    return Optional.ofNullable(revision.string()).map(string -> string.content());
  }

  private static Optional<String> sha256(RevisionLocation revision) {
    return revision.appSpecContent() == null
        ? Optional.ofNullable(revision.string()).map(string -> string.sha256())
        : Optional.ofNullable(revision.appSpecContent().sha256());
  }
}
