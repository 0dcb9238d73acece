package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.ApplicationStore.Application;
import bluegreen.embedded.model.Timeline;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.AppSpecContent;
import software.amazon.awssdk.services.codedeploy.model.GenericRevisionInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/** The revisions of applications: AppSpec files, identified by the sha256 of their content. */
final class RevisionStore {
  private final Timeline timeline;
  private final ApplicationStore applications;

  RevisionStore(Timeline timeline, ApplicationStore applications) {
    this.timeline = timeline;
    this.applications = applications;
  }

  /** Registers a revision. Idempotent: a registered revision stays as it is. */
  void register(@Nullable String application, @Nullable RevisionLocation revision) {
    Application owner = applications.require(application);
    AppSpecContent given = content(revision);
    if (given.content() == null) {
      throw Errors.invalidRevision("The AppSpec content is required.");
    }
    String sha256 = sha256(given.content());
    if (given.sha256() != null && !given.sha256().equalsIgnoreCase(sha256)) {
      throw Errors.invalidRevision(
          "The sha256 of the AppSpec content is " + sha256 + ", not " + given.sha256());
    }
    owner
        .revisions()
        .computeIfAbsent(
            sha256,
            absent ->
                RevisionInfo.builder()
                    .revisionLocation(location(given.content(), sha256))
                    .genericRevisionInfo(i -> i.registerTime(timeline.now()))
                    .build());
  }

  void describe(String application, RevisionLocation revision, String description) {
    change(application, revision, info -> info.description(description));
  }

  /**
   * Records that a deployment of {@code group} uses the revision, and returns it with its content.
   * Registers the revision if its content is given.
   */
  RevisionLocation use(String application, @Nullable RevisionLocation revision, String group) {
    if (content(revision).content() != null) {
      register(application, revision);
    }
    GenericRevisionInfo known = require(application, revision).genericRevisionInfo();
    List<String> groups = new ArrayList<>(known.deploymentGroups());
    if (!groups.contains(group)) {
      groups.add(group);
    }
    return change(
        application,
        revision,
        info -> {
          info.deploymentGroups(groups).lastUsedTime(timeline.now());
          if (known.firstUsedTime() == null) {
            info.firstUsedTime(timeline.now());
          }
        });
  }

  RevisionInfo require(@Nullable String application, @Nullable RevisionLocation revision) {
    String sha256 = key(revision);
    return Optional.ofNullable(applications.require(application).revisions().get(sha256))
        .orElseThrow(() -> Errors.revisionNotFound(sha256));
  }

  static RevisionLocation withoutContent(RevisionLocation revision) {
    return location(null, revision.appSpecContent().sha256());
  }

  private RevisionLocation change(
      String application,
      @Nullable RevisionLocation revision,
      Consumer<GenericRevisionInfo.Builder> change) {
    RevisionInfo old = require(application, revision);
    GenericRevisionInfo info = old.genericRevisionInfo().toBuilder().applyMutation(change).build();
    applications
        .require(application)
        .revisions()
        .put(key(revision), old.toBuilder().genericRevisionInfo(info).build());
    return old.revisionLocation();
  }

  /** The sha256 that identifies {@code revision}. */
  private static String key(@Nullable RevisionLocation revision) {
    AppSpecContent content = content(revision);
    return content.content() == null ? content.sha256() : sha256(content.content());
  }

  private static AppSpecContent content(@Nullable RevisionLocation revision) {
    if (revision == null) {
      throw Errors.revisionRequired();
    }
    AppSpecContent content = revision.appSpecContent();
    if (revision.revisionType() != RevisionLocationType.APP_SPEC_CONTENT || content == null) {
      throw Errors.invalidRevision(
          "The embedded CodeDeploy supports only revisions of the type AppSpecContent.");
    }
    if (content.content() == null && content.sha256() == null) {
      throw Errors.invalidRevision("The revision needs an AppSpec content or its sha256.");
    }
    return content;
  }

  private static RevisionLocation location(@Nullable String content, String sha256) {
    return RevisionLocation.builder()
        .revisionType(RevisionLocationType.APP_SPEC_CONTENT)
        .appSpecContent(AppSpecContent.builder().content(content).sha256(sha256).build())
        .build();
  }

  private static String sha256(String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
