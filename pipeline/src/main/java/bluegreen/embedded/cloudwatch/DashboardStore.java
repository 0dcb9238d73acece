package bluegreen.embedded.cloudwatch;

import bluegreen.embedded.cloudwatch.metric.Errors;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The dashboards, by name. */
final class DashboardStore {
  private final NavigableMap<String, Dashboard> dashboards = new TreeMap<>();

  /**
   * A dashboard.
   *
   * @param body a JSON object
   */
  record Dashboard(String name, String body, Instant modified) {}

  void put(String name, String body, Instant now) {
    dashboards.put(name, new Dashboard(name, body, now));
  }

  Dashboard require(String name) {
    Dashboard dashboard = dashboards.get(name);
    if (dashboard == null) {
      throw Errors.dashboardNotFound(name);
    }
    return dashboard;
  }

  boolean has(String name) {
    return dashboards.containsKey(name);
  }

  Stream<Dashboard> withPrefix(String prefix) {
    return dashboards.values().stream().filter(d -> d.name().startsWith(prefix));
  }

  void remove(String name) {
    dashboards.remove(name);
  }
}
