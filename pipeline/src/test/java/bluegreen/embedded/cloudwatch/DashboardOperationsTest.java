package bluegreen.embedded.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;

class DashboardOperationsTest {
  private final Timeline timeline =
      new Timeline(new ManualTime(Instant.parse("2026-01-01T00:00:00Z")));
  private final DashboardOperations dashboards =
      new CloudWatch(
              new Shared(new Account("123456789012", "eu-central-1"), timeline, Chance.seeded(42)))
          .dashboards();

  @Test
  void a_dashboard_is_what_was_put_last() {
    put("lotto", "{}");
    put("lotto", "{\"widgets\":[]}");

    assertThat(get("lotto").dashboardBody()).isEqualTo("{\"widgets\":[]}");
    assertThat(get("lotto").dashboardArn())
        .isEqualTo("arn:aws:cloudwatch::123456789012:dashboard/lotto");
  }

  @Test
  void dashboards_are_listed_by_prefix() {
    put("lotto", "{}");
    put("lotto-dev", "{}");
    put("other", "{}");

    assertThat(named("lotto")).containsExactly("lotto", "lotto-dev");
    assertThat(
            dashboards.listDashboards(ListDashboardsRequest.builder().build()).dashboardEntries())
        .hasSize(3);
  }

  @Test
  void all_that_are_named_are_deleted_or_none() {
    put("lotto", "{}");

    assertThatThrownBy(() -> delete("lotto", "unknown"))
        .isInstanceOf(DashboardNotFoundErrorException.class);
    assertThat(named("")).containsExactly("lotto");

    delete("lotto");
    assertThatThrownBy(() -> get("lotto")).isInstanceOf(DashboardNotFoundErrorException.class);
  }

  @Test
  void a_dashboard_has_a_good_name_and_a_body_of_json() {
    assertThatThrownBy(() -> put("with blank", "{}"))
        .isInstanceOf(DashboardInvalidInputErrorException.class);
    assertThatThrownBy(() -> put("lotto", "{"))
        .isInstanceOf(DashboardInvalidInputErrorException.class);
    assertThatThrownBy(() -> put("lotto", "[]"))
        .isInstanceOf(DashboardInvalidInputErrorException.class);
  }

  private void put(String name, String body) {
    dashboards.putDashboard(
        PutDashboardRequest.builder().dashboardName(name).dashboardBody(body).build());
  }

  private GetDashboardResponse get(String name) {
    return dashboards.getDashboard(GetDashboardRequest.builder().dashboardName(name).build());
  }

  private List<String> named(String prefix) {
    return dashboards
        .listDashboards(ListDashboardsRequest.builder().dashboardNamePrefix(prefix).build())
        .dashboardEntries()
        .stream()
        .map(DashboardEntry::dashboardName)
        .toList();
  }

  private void delete(String... names) {
    dashboards.deleteDashboards(DeleteDashboardsRequest.builder().dashboardNames(names).build());
  }
}
