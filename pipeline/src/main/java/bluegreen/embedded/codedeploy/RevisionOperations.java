package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.rules.Limits;
import java.util.List;
import software.amazon.awssdk.services.codedeploy.model.BatchGetApplicationRevisionsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetApplicationRevisionsResponse;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRevisionRequest;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRevisionResponse;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationRevisionsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationRevisionsResponse;
import software.amazon.awssdk.services.codedeploy.model.RegisterApplicationRevisionRequest;
import software.amazon.awssdk.services.codedeploy.model.RegisterApplicationRevisionResponse;
import software.amazon.awssdk.services.codedeploy.model.RevisionInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.SortOrder;

/** CodeDeploy's operations on revisions. */
final class RevisionOperations {
  private final ApplicationStore applications;
  private final RevisionStore revisions;

  RevisionOperations(ApplicationStore applications, RevisionStore revisions) {
    this.applications = applications;
    this.revisions = revisions;
  }

  /** Registers a revision, and sets its description if the request has one. */
  public RegisterApplicationRevisionResponse registerApplicationRevision(
      RegisterApplicationRevisionRequest request) {
    Limits.requireDescription(request.description());
    revisions.register(request.applicationName(), request.revision());
    if (request.description() != null) {
      revisions.describe(request.applicationName(), request.revision(), request.description());
    }
    return RegisterApplicationRevisionResponse.builder().build();
  }

  /** Shows a revision with its content. */
  public GetApplicationRevisionResponse getApplicationRevision(
      GetApplicationRevisionRequest request) {
    RevisionInfo revision = revisions.require(request.applicationName(), request.revision());
    return GetApplicationRevisionResponse.builder()
        .applicationName(request.applicationName())
        .revision(revision.revisionLocation())
        .revisionInfo(revision.genericRevisionInfo())
        .build();
  }

  public BatchGetApplicationRevisionsResponse batchGetApplicationRevisions(
      BatchGetApplicationRevisionsRequest request) {
    Limits.requireBatch(request.revisions());
    return BatchGetApplicationRevisionsResponse.builder()
        .applicationName(request.applicationName())
        .revisions(
            request.revisions().stream()
                .map(r -> revisions.require(request.applicationName(), r))
                .toList())
        .build();
  }

  /** Lists revisions by time of registration, without their content. */
  public ListApplicationRevisionsResponse listApplicationRevisions(
      ListApplicationRevisionsRequest request) {
    List<RevisionLocation> oldestFirst =
        applications.require(request.applicationName()).revisions().values().stream()
            .map(r -> Revision.of(r.revisionLocation()).shown())
            .toList();
    return ListApplicationRevisionsResponse.builder()
        .revisions(
            request.sortOrder() == SortOrder.DESCENDING ? oldestFirst.reversed() : oldestFirst)
        .build();
  }
}
