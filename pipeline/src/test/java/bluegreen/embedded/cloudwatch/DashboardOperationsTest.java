package bluegreen.embedded.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;

class DashboardOperationsTest {
  private final CloudWatchClient dashboards = new CloudWatchWorld("10:00:00").client;

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
    assertThat(dashboards.listDashboards().dashboardEntries()).hasSize(3);
  }

  @Test
  void all_that_are_named_are_deleted_or_none() {
    put("lotto", "{}");

    assertThatThrownBy(() -> delete("lotto", "unknown"))
        .isInstanceOf(InvalidParameterValueException.class);
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
    dashboards.putDashboard(r -> r.dashboardName(name).dashboardBody(body));
  }

  private GetDashboardResponse get(String name) {
    return dashboards.getDashboard(r -> r.dashboardName(name));
  }

  private List<String> named(String prefix) {
    return dashboards.listDashboards(r -> r.dashboardNamePrefix(prefix)).dashboardEntries().stream()
        .map(DashboardEntry::dashboardName)
        .toList();
  }

  private void delete(String... names) {
    dashboards.deleteDashboards(r -> r.dashboardNames(names));
  }
}
