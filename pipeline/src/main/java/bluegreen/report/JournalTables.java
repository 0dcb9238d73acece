package bluegreen.report;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Traffic;
import bluegreen.report.Journal.Look;
import bluegreen.report.Journal.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A journal as tables: the traffic, and where the time went. */
final class JournalTables {
  private JournalTables() {}

  static Table traffic(Journal journal) {
    return new Table(
        List.of("AFTER", "DEPLOYMENT", "VERSION", "REQUESTS", "ALARMS"),
        journal.looks().stream().map(JournalTables::row).toList());
  }

  /** Of a rollback only the alarms are news: CodeDeploy reports its weight as that of the shift. */
  private static List<String> row(Look look) {
    Deployment deployment = look.deployment();
    ShiftProgress progress = look.progress();
    String at = seconds(look.at());
    String alarms = join(", ", progress.alarms(), alarm -> alarm.name() + " " + alarm.state());
    if (deployment.rollbackOf().isPresent()) {
      String back = deployment.id() + " rolls back " + deployment.rollbackOf().get();
      return List.of(at, back, "", "", alarms);
    }
    String gets = " gets " + Alias.percent(progress.weight());
    return List.of(
        at,
        deployment.id(),
        deployment.shift().map(shift -> shift.green() + gets).orElse("unknown"),
        join("; ", progress.traffic(), JournalTables::counts),
        alarms);
  }

  private static String counts(Traffic traffic) {
    return "%s: %d, %d failed".formatted(traffic.version(), traffic.requests(), traffic.errors());
  }

  private static <T> String join(String separator, List<T> items, Function<T, String> text) {
    return items.stream().map(text).collect(Collectors.joining(separator));
  }

  static Table seconds(Journal journal) {
    List<List<String>> rows = new ArrayList<>();
    Duration own = Duration.ZERO;
    Duration waited = Duration.ZERO;
    for (Step step : journal.steps()) {
      own = own.plus(step.own());
      waited = waited.plus(step.waited());
      rows.add(List.of(step.what(), seconds(step.own()), seconds(step.waited())));
      if (journal.canary().filter(step::equals).isPresent()) {
        rows.add(List.of("All until the first canary request", seconds(own), seconds(waited)));
      }
    }
    return new Table(List.of("STEP", "THE TOOL'S OWN", "WAITED FOR AWS"), rows);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
