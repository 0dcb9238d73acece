package bluegreen.embedded.codedeploy;

import bluegreen.embedded.model.Timeline;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.AppSpecContent;
import software.amazon.awssdk.services.codedeploy.model.BatchGetApplicationRevisionsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetApplicationRevisionsResponse;
import software.amazon.awssdk.services.codedeploy.model.GenericRevisionInfo;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRevisionRequest;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRevisionResponse;
import software.amazon.awssdk.services.codedeploy.model.InvalidRevisionException;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationRevisionsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationRevisionsResponse;
import software.amazon.awssdk.services.codedeploy.model.RegisterApplicationRevisionRequest;
import software.amazon.awssdk.services.codedeploy.model.RegisterApplicationRevisionResponse;
import software.amazon.awssdk.services.codedeploy.model.RevisionDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.RevisionInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.codedeploy.model.RevisionRequiredException;
import software.amazon.awssdk.services.codedeploy.model.SortOrder;

/** CodeDeploy's operations on revisions: AppSpec files, known by the sha256 of their content. */
final class RevisionOperations {
  private static final int MOST_PER_BATCH = 25;

  private final Timeline timeline;
  private final ApplicationStore store;

  RevisionOperations(Timeline timeline, ApplicationStore store) {
    this.timeline = timeline;
    this.store = store;
  }

  public RegisterApplicationRevisionResponse registerApplicationRevision(
      RegisterApplicationRevisionRequest request) {
    Limits.requireShort(request.description());
    register(
        store.require(request.applicationName()), request.revision(), request.description(), null);
    return RegisterApplicationRevisionResponse.builder().build();
  }

  public GetApplicationRevisionResponse getApplicationRevision(
      GetApplicationRevisionRequest request) {
    RevisionInfo revision = require(request.applicationName(), request.revision());
    return GetApplicationRevisionResponse.builder()
        .applicationName(request.applicationName())
        .revision(revision.revisionLocation())
        .revisionInfo(revision.genericRevisionInfo())
        .build();
  }

  public BatchGetApplicationRevisionsResponse batchGetApplicationRevisions(
      BatchGetApplicationRevisionsRequest request) {
    Limits.requireBatch(request.revisions().size(), MOST_PER_BATCH);
    return BatchGetApplicationRevisionsResponse.builder()
        .applicationName(request.applicationName())
        .revisions(
            request.revisions().stream().map(r -> require(request.applicationName(), r)).toList())
        .build();
  }

  /** Sorted by time of registration; the content is left out. */
  public ListApplicationRevisionsResponse listApplicationRevisions(
      ListApplicationRevisionsRequest request) {
    List<RevisionLocation> oldestFirst =
        store.require(request.applicationName()).revisions().values().stream()
            .map(r -> withoutContent(r.revisionLocation()))
            .toList();
    return ListApplicationRevisionsResponse.builder()
        .revisions(
            request.sortOrder() == SortOrder.DESCENDING ? oldestFirst.reversed() : oldestFirst)
        .build();
  }

  /** Registers what a deployment uses, and returns it whole. */
  RevisionLocation use(String application, @Nullable RevisionLocation revision, String group) {
    ApplicationStore.Application owner = store.require(application);
    AppSpecContent content = content(revision);
    if (content.content() != null) {
      return register(owner, revision, null, group).revisionLocation();
    }
    RevisionInfo known = require(application, revision);
    return register(
            owner, known.revisionLocation(), known.genericRevisionInfo().description(), group)
        .revisionLocation();
  }

  static RevisionLocation withoutContent(RevisionLocation revision) {
    return location(null, revision.appSpecContent().sha256());
  }

  private RevisionInfo register(
      ApplicationStore.Application application,
      @Nullable RevisionLocation revision,
      @Nullable String description,
      @Nullable String group) {
    AppSpecContent given = content(revision);
    if (given.content() == null) {
      throw invalid("The AppSpec content is required.");
    }
    String sha256 = sha256(given.content());
    if (given.sha256() != null && !given.sha256().equalsIgnoreCase(sha256)) {
      throw invalid("The sha256 of the AppSpec content is " + sha256 + ", not " + given.sha256());
    }
    GenericRevisionInfo info =
        Optional.ofNullable(application.revisions().get(sha256))
            .map(RevisionInfo::genericRevisionInfo)
            .orElseGet(() -> GenericRevisionInfo.builder().registerTime(timeline.now()).build());
    RevisionInfo registered =
        RevisionInfo.builder()
            .revisionLocation(location(given.content(), sha256))
            .genericRevisionInfo(used(described(info, description), group))
            .build();
    application.revisions().put(sha256, registered);
    return registered;
  }

  private static GenericRevisionInfo described(
      GenericRevisionInfo info, @Nullable String description) {
    return description == null ? info : info.toBuilder().description(description).build();
  }

  private GenericRevisionInfo used(GenericRevisionInfo info, @Nullable String group) {
    if (group == null) {
      return info;
    }
    List<String> groups = new ArrayList<>(info.deploymentGroups());
    if (!groups.contains(group)) {
      groups.add(group);
    }
    return info.toBuilder()
        .deploymentGroups(groups)
        .firstUsedTime(info.firstUsedTime() == null ? timeline.now() : info.firstUsedTime())
        .lastUsedTime(timeline.now())
        .build();
  }

  private RevisionInfo require(String application, @Nullable RevisionLocation revision) {
    AppSpecContent wanted = content(revision);
    String sha256 =
        wanted.sha256() == null && wanted.content() != null
            ? sha256(wanted.content())
            : wanted.sha256();
    return Optional.ofNullable(store.require(application).revisions().get(sha256))
        .orElseThrow(
            () ->
                RevisionDoesNotExistException.builder()
                    .message("No revision found with the sha256 " + sha256)
                    .build());
  }

  private static AppSpecContent content(@Nullable RevisionLocation revision) {
    if (revision == null) {
      throw RevisionRequiredException.builder().message("A revision is required.").build();
    }
    AppSpecContent content = revision.appSpecContent();
    if (revision.revisionType() != RevisionLocationType.APP_SPEC_CONTENT || content == null) {
      throw invalid("For Lambda, only the revision type AppSpecContent is served here.");
    }
    if (content.content() == null && content.sha256() == null) {
      throw invalid("The revision needs an AppSpec content or its sha256.");
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

  private static RuntimeException invalid(String message) {
    return InvalidRevisionException.builder().message(message).build();
  }
}
