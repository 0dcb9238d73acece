package bluegreen.embedded.codedeploy;

import bluegreen.embedded.model.TagBook;
import bluegreen.embedded.model.Timeline;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.codedeploy.model.ApplicationAlreadyExistsException;
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
import software.amazon.awssdk.services.codedeploy.model.InvalidComputePlatformException;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationsResponse;
import software.amazon.awssdk.services.codedeploy.model.Tag;
import software.amazon.awssdk.services.codedeploy.model.UpdateApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.UpdateApplicationResponse;

/** CodeDeploy's operations on applications. */
public final class ApplicationOperations {
  private final Timeline timeline;
  private final ApplicationStore store;
  private final TagBook tags;
  private final Arns arns;

  ApplicationOperations(Timeline timeline, ApplicationStore store, TagBook tags, Arns arns) {
    this.timeline = timeline;
    this.store = store;
    this.tags = tags;
    this.arns = arns;
  }

  public CreateApplicationResponse createApplication(CreateApplicationRequest request) {
    String name = Names.application(request.applicationName());
    requireLambda(
        request.computePlatform() == null ? ComputePlatform.SERVER : request.computePlatform());
    requireFree(name);
    ApplicationInfo info =
        ApplicationInfo.builder()
            .applicationId(store.newId())
            .applicationName(name)
            .createTime(timeline.now())
            .linkedToGitHub(false)
            .computePlatform(ComputePlatform.LAMBDA)
            .build();
    store.create(info);
    tags.add(
        arns.application(name),
        request.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (a, b) -> b)));
    return CreateApplicationResponse.builder().applicationId(info.applicationId()).build();
  }

  public GetApplicationResponse getApplication(GetApplicationRequest request) {
    return GetApplicationResponse.builder()
        .application(store.require(request.applicationName()).info())
        .build();
  }

  public BatchGetApplicationsResponse batchGetApplications(BatchGetApplicationsRequest request) {
    return BatchGetApplicationsResponse.builder()
        .applicationsInfo(
            request.applicationNames().stream().map(n -> store.require(n).info()).toList())
        .build();
  }

  public ListApplicationsResponse listApplications(ListApplicationsRequest request) {
    return ListApplicationsResponse.builder()
        .applications(List.copyOf(store.all().keySet()))
        .build();
  }

  public UpdateApplicationResponse updateApplication(UpdateApplicationRequest request) {
    ApplicationStore.Application application = store.require(request.applicationName());
    if (request.newApplicationName() != null) {
      String name = Names.application(request.newApplicationName());
      requireFree(name);
      store.rename(application, name);
      tags.move(arns.application(request.applicationName()), arns.application(name));
    }
    return UpdateApplicationResponse.builder().build();
  }

  /** One that doesn't exist is deleted, too. */
  public DeleteApplicationResponse deleteApplication(DeleteApplicationRequest request) {
    String name = Names.application(request.applicationName());
    store.all().remove(name);
    tags.drop(arns.application(name));
    return DeleteApplicationResponse.builder().build();
  }

  private void requireFree(String name) {
    if (store.all().containsKey(name)) {
      throw ApplicationAlreadyExistsException.builder()
          .message("Application already exists with the name: " + name)
          .build();
    }
  }

  static void requireLambda(ComputePlatform platform) {
    if (platform != ComputePlatform.LAMBDA) {
      throw InvalidComputePlatformException.builder()
          .message(
              "The compute platform "
                  + platform
                  + " is not served here: only Lambda is, set computePlatform.")
          .build();
    }
  }
}
