package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.rules.Limits;
import bluegreen.embedded.codedeploy.rules.Names;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.TagStore;
import software.amazon.awssdk.services.codedeploy.model.ApplicationInfo;
import software.amazon.awssdk.services.codedeploy.model.BatchGetApplicationsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetApplicationsResponse;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.CreateApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateApplicationResponse;
import software.amazon.awssdk.services.codedeploy.model.DeleteApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.DeleteApplicationResponse;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationResponse;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationsResponse;
import software.amazon.awssdk.services.codedeploy.model.UpdateApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.UpdateApplicationResponse;

/** CodeDeploy's operations on applications. */
public final class ApplicationOperations {
  private final Shared shared;
  private final ApplicationStore store;
  private final DeploymentStore deployments;
  private final TagStore tags;

  ApplicationOperations(
      Shared shared, ApplicationStore store, DeploymentStore deployments, TagStore tags) {
    this.shared = shared;
    this.store = store;
    this.deployments = deployments;
    this.tags = tags;
  }

  /** Creates an application for Lambda; other compute platforms are refused. */
  public CreateApplicationResponse createApplication(CreateApplicationRequest request) {
    String name = Names.application(request.applicationName());
    TrafficRouting.requireLambda(request.computePlatform());
    String id = shared.chance().uuid();
    store.create(
        ApplicationInfo.builder()
            .applicationId(id)
            .applicationName(name)
            .createTime(shared.timeline().now())
            .linkedToGitHub(false)
            .computePlatform(ComputePlatform.LAMBDA)
            .build());
    tags.add(id, TagOperations.byKey(request.tags()));
    return CreateApplicationResponse.builder().applicationId(id).build();
  }

  public GetApplicationResponse getApplication(GetApplicationRequest request) {
    return GetApplicationResponse.builder()
        .application(store.require(request.applicationName()).info())
        .build();
  }

  /** Shows up to 100 applications; fails if one does not exist. */
  public BatchGetApplicationsResponse batchGetApplications(BatchGetApplicationsRequest request) {
    Limits.requireNameBatch(request.applicationNames());
    return BatchGetApplicationsResponse.builder()
        .applicationsInfo(
            request.applicationNames().stream().map(n -> store.require(n).info()).toList())
        .build();
  }

  public ListApplicationsResponse listApplications(ListApplicationsRequest request) {
    return ListApplicationsResponse.builder().applications(store.names()).build();
  }

  /** Renames an application; its groups, revisions and tags stay with it. */
  public UpdateApplicationResponse updateApplication(UpdateApplicationRequest request) {
    ApplicationStore.Application application = store.require(request.applicationName());
    if (request.newApplicationName() != null) {
      store.rename(application, Names.application(request.newApplicationName()));
    }
    return UpdateApplicationResponse.builder().build();
  }

  /**
   * Deletes an application with its groups, revisions and deployments. Idempotent: an application
   * that does not exist counts as deleted.
   */
  public DeleteApplicationResponse deleteApplication(DeleteApplicationRequest request) {
    String name = Names.application(request.applicationName());
    store
        .find(name)
        .ifPresent(application -> application.groups().values().forEach(deployments::drop));
    store.delete(name);
    return DeleteApplicationResponse.builder().build();
  }
}
