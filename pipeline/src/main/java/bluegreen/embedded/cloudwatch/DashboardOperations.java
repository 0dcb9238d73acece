package bluegreen.embedded.cloudwatch;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
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
  private final NavigableMap<String, Dashboard> dashboards = new TreeMap<>();

  DashboardOperations(Timeline timeline, Account account) {
    this.timeline = timeline;
    this.account = account;
  }

  private record Dashboard(String body, Instant modified) {}

  public PutDashboardResponse putDashboard(PutDashboardRequest request) {
    String name = request.dashboardName();
    if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
      throw invalid("A dashboard's name has 1 to 255 letters, digits, - and _: " + name);
    }
    dashboards.put(name, new Dashboard(json(request.dashboardBody()), timeline.now()));
    return PutDashboardResponse.builder().build();
  }

  public GetDashboardResponse getDashboard(GetDashboardRequest request) {
    String name = request.dashboardName();
    return GetDashboardResponse.builder()
        .dashboardArn(arn(name))
        .dashboardName(name)
        .dashboardBody(existing(name).body())
        .build();
  }

  public ListDashboardsResponse listDashboards(ListDashboardsRequest request) {
    String prefix = Objects.requireNonNullElse(request.dashboardNamePrefix(), "");
    return ListDashboardsResponse.builder()
        .dashboardEntries(
            dashboards.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList())
        .build();
  }

  /** Deletes all named dashboards, or none if one of them doesn't exist. */
  public DeleteDashboardsResponse deleteDashboards(DeleteDashboardsRequest request) {
    request.dashboardNames().forEach(this::existing);
    request.dashboardNames().forEach(dashboards::remove);
    return DeleteDashboardsResponse.builder().build();
  }

  private DashboardEntry entry(String name, Dashboard dashboard) {
    return DashboardEntry.builder()
        .dashboardArn(arn(name))
        .dashboardName(name)
        .lastModified(dashboard.modified())
        .size((long) dashboard.body().length())
        .build();
  }

  private Dashboard existing(String name) {
    Dashboard dashboard = dashboards.get(name);
    if (dashboard == null) {
      throw DashboardNotFoundErrorException.builder()
          .message("Dashboard " + name + " does not exist")
          .build();
    }
    return dashboard;
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
    throw invalid("The field DashboardBody must be a valid JSON object");
  }

  private static DashboardInvalidInputErrorException invalid(String message) {
    return DashboardInvalidInputErrorException.builder().message(message).build();
  }
}
