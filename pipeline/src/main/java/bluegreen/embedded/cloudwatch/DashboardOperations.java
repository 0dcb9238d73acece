package bluegreen.embedded.cloudwatch;

import bluegreen.embedded.cloudwatch.DashboardStore.Dashboard;
import bluegreen.embedded.cloudwatch.metric.Errors;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Timeline;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** CloudWatch's operations on dashboards, which are stored and not rendered. */
final class DashboardOperations {
  private final Timeline timeline;
  private final Account account;
  private final DashboardStore dashboards;

  DashboardOperations(Timeline timeline, Account account, DashboardStore dashboards) {
    this.timeline = timeline;
    this.account = account;
    this.dashboards = dashboards;
  }

  public PutDashboardResponse putDashboard(PutDashboardRequest request) {
    String name = request.dashboardName();
    if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
      throw Errors.invalidDashboard(
          "A dashboard's name has 1 to 255 letters, digits, - and _: " + name);
    }
    dashboards.put(name, json(request.dashboardBody()), timeline.now());
    return PutDashboardResponse.builder().build();
  }

  public GetDashboardResponse getDashboard(GetDashboardRequest request) {
    String name = request.dashboardName();
    return GetDashboardResponse.builder()
        .dashboardArn(arn(name))
        .dashboardName(name)
        .dashboardBody(dashboards.require(name).body())
        .build();
  }

  public ListDashboardsResponse listDashboards(ListDashboardsRequest request) {
    String prefix = Objects.requireNonNullElse(request.dashboardNamePrefix(), "");
    return ListDashboardsResponse.builder()
        .dashboardEntries(dashboards.withPrefix(prefix).map(this::entry).toList())
        .build();
  }

  /** Deletes all named dashboards, or none if one of them doesn't exist. */
  public DeleteDashboardsResponse deleteDashboards(DeleteDashboardsRequest request) {
    for (String name : request.dashboardNames()) {
      if (!dashboards.has(name)) {
        // The only code that the API's model declares for it.
        throw Errors.invalidValue("Dashboard " + name + " does not exist");
      }
    }
    request.dashboardNames().forEach(dashboards::remove);
    return DeleteDashboardsResponse.builder().build();
  }

  private DashboardEntry entry(Dashboard dashboard) {
    return DashboardEntry.builder()
        .dashboardArn(arn(dashboard.name()))
        .dashboardName(dashboard.name())
        .lastModified(dashboard.modified())
        .size((long) dashboard.body().length())
        .build();
  }

  private String arn(String name) {
    return account.globalArn("cloudwatch", "dashboard/" + name);
  }

  private static String json(String body) {
    try {
      if (JsonMapper.shared().readTree(body).isObject()) {
        return body;
      }
    } catch (JacksonException e) {
      // Falls through to the error below, as JSON that isn't an object does.
    }
    throw Errors.invalidDashboard("The field DashboardBody must be a valid JSON object");
  }
}
