package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.ApplicationStore.Application;
import bluegreen.embedded.codedeploy.rules.DeploymentErrors;
import bluegreen.embedded.model.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.GenericRevisionInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;

/** The revisions of applications, and the files in buckets that they may point at. */
final class RevisionStore {
  private final Timeline timeline;
  private final ApplicationStore applications;
  private final Map<String, String> bundles = new HashMap<>();

  RevisionStore(Timeline timeline, ApplicationStore applications) {
    this.timeline = timeline;
    this.applications = applications;
  }

  /**
   * A revision that a deployment uses.
   *
   * @param shown the revision without content
   * @param appSpec the content of its AppSpec file
   */
  record Used(RevisionLocation shown, String appSpec) {}

  /** Puts a file into a bucket. */
  void putBundle(String bucket, String key, String content) {
    bundles.put(path(bucket, key), content);
  }

  /** Registers a revision. Idempotent: a registered revision stays as it is. */
  void register(@Nullable String application, @Nullable RevisionLocation location) {
    Application owner = applications.require(application);
    Revision revision = Revision.of(location);
    if (revision instanceof Revision.Inline inline && inline.content() == null) {
      throw DeploymentErrors.invalidRevision("The AppSpec content is required.");
    }
    owner
        .revisions()
        .computeIfAbsent(
            revision.key(),
            absent ->
                RevisionInfo.builder()
                    .revisionLocation(revision.location())
                    .genericRevisionInfo(i -> i.registerTime(timeline.now()))
                    .build());
  }

  void describe(String application, RevisionLocation revision, String description) {
    change(application, revision, info -> info.description(description));
  }

  /**
   * Records that a deployment of {@code group} uses the revision. Registers the revision if all of
   * it is given.
   */
  Used use(String application, @Nullable RevisionLocation location, String group) {
    if (!(Revision.of(location) instanceof Revision.Inline inline) || inline.content() != null) {
      register(application, location);
    }
    RevisionInfo known = require(application, location);
    Used used = used(Revision.of(known.revisionLocation()));
    List<String> groups = new ArrayList<>(known.genericRevisionInfo().deploymentGroups());
    if (!groups.contains(group)) {
      groups.add(group);
    }
    change(
        application,
        location,
        info -> {
          info.deploymentGroups(groups).lastUsedTime(timeline.now());
          if (known.genericRevisionInfo().firstUsedTime() == null) {
            info.firstUsedTime(timeline.now());
          }
        });
    return used;
  }

  RevisionInfo require(@Nullable String application, @Nullable RevisionLocation location) {
    Revision revision = Revision.of(location);
    return Optional.ofNullable(applications.require(application).revisions().get(revision.key()))
        .orElseThrow(() -> DeploymentErrors.revisionNotFound(revision.key()));
  }

  private Used used(Revision revision) {
    String appSpec =
        switch (revision) {
          case Revision.Inline inline -> inline.content();
          case Revision.Bundle(var s3) -> bundles.get(path(s3.bucket(), s3.key()));
        };
    if (appSpec == null) {
      throw DeploymentErrors.invalidRevision(
          "The embedded CodeDeploy cannot read S3. A test can put the file with"
              + " CodeDeploy.putBundle.");
    }
    return new Used(revision.shown(), appSpec);
  }

  private void change(
      String application,
      @Nullable RevisionLocation location,
      Consumer<GenericRevisionInfo.Builder> change) {
    RevisionInfo old = require(application, location);
    GenericRevisionInfo info = old.genericRevisionInfo().toBuilder().applyMutation(change).build();
    applications
        .require(application)
        .revisions()
        .put(Revision.of(location).key(), old.toBuilder().genericRevisionInfo(info).build());
  }

  private static String path(String bucket, String key) {
    return bucket + "/" + key;
  }
}
