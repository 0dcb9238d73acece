package bluegreen.cli;

import bluegreen.cli.Journal.Look;
import bluegreen.cli.Journal.Step;
import bluegreen.release.Alias;
import bluegreen.release.Origin;
import bluegreen.release.Outcome;
import bluegreen.release.Outcome.AlreadyLive;
import bluegreen.release.Outcome.Interrupted;
import bluegreen.release.Outcome.Refused;
import bluegreen.release.Outcome.Rejected;
import bluegreen.release.Outcome.Released;
import bluegreen.release.Outcome.RolledBack;
import bluegreen.release.Outcome.Undecided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an operator wants to see of a release or a rollback, as a page of Markdown. */
final class Summary {
  private final Outcome outcome;
  private final Journal journal;
  private final StringBuilder page = new StringBuilder();

  private Summary(Outcome outcome, Journal journal) {
    this.outcome = outcome;
    this.journal = journal;
  }

  /**
   * Writes it.
   *
   * @param function the function's name
   * @param origins where a version comes from, by its number
   */
  static String of(
      Outcome outcome, Journal journal, String function, Function<String, Origin> origins) {
    Summary summary = new Summary(outcome, journal);
    summary.headline(function);
    summary.versions(origins);
    summary.wayBack(function);
    summary.traffic();
    summary.seconds();
    return summary.page.toString();
  }

  private void headline(String function) {
    OutcomeText text = OutcomeText.of(outcome);
    page.append("### ").append(text.good() ? "✅ " : "❌ ");
    page.append(Markdown.text(function + ": " + text.headline())).append("\n\n");
    text.details().forEach(detail -> item(Markdown.text(detail)));
    journal.warnings().forEach(warning -> item("⚠️ " + Markdown.text(warning)));
  }

  private void versions(Function<String, Origin> origins) {
    List<String> commits = new ArrayList<>();
    for (String version : versions()) {
      Origin origin = origins.apply(version);
      commits.add(origin.commit());
      item(
          Markdown.text(
              "Version %s: commit %s, image %s"
                  .formatted(version, origin.commit(), origin.digest())));
    }
    if (commits.size() == 2) {
      GitHub.compare(commits.getFirst(), commits.getLast())
          .ifPresent(url -> item(Markdown.link("What differs between their commits", url)));
    }
  }

  /** Blue and green, as far as the outcome has them. */
  private List<String> versions() {
    return switch (outcome) {
      case Released r -> List.of(r.blue(), r.green());
      case RolledBack r -> List.of(r.blue(), r.green());
      case AlreadyLive a -> List.of(a.version());
      case Rejected r -> List.of(r.version());
      case Refused r -> List.of();
      case Undecided u -> List.of();
      case Interrupted i -> List.of();
    };
  }

  private void wayBack(String function) {
    boolean moved = !(outcome instanceof RolledBack || outcome instanceof Rejected);
    if (moved) {
      String workflow =
          GitHub.rollbackWorkflow()
              .map(url -> Markdown.link("the rollback workflow", url) + ", or ")
              .orElse("");
      item("To roll back: " + workflow + "`bluegreen rollback --function " + function + "`");
    }
  }

  private void traffic() {
    if (journal.looks().isEmpty()) {
      return;
    }
    List<List<String>> rows = journal.looks().stream().map(Summary::row).toList();
    Table table =
        new Table(List.of("AFTER", "DEPLOYMENT", "GREEN GETS", "REQUESTS", "ALARMS"), rows);
    page.append("\n#### Traffic\n\n").append(table.markdown());
  }

  private static List<String> row(Look look) {
    return List.of(
        seconds(look.at()),
        look.deployment().id()
            + look.deployment().rollbackOf().map(of -> ", takes back " + of).orElse(""),
        Alias.percent(look.progress().weight()),
        look.progress().traffic().stream()
            .map(t -> "%s: %d, %d failed".formatted(t.version(), t.requests(), t.errors()))
            .collect(Collectors.joining("; ")),
        look.progress().alarms().stream()
            .map(alarm -> alarm.name() + " " + alarm.state())
            .collect(Collectors.joining(", ")));
  }

  private void seconds() {
    List<List<String>> rows = new ArrayList<>();
    Duration own = Duration.ZERO;
    Duration waited = Duration.ZERO;
    for (Step step : journal.steps()) {
      own = own.plus(step.own());
      waited = waited.plus(step.waited());
      rows.add(List.of(step.what(), seconds(step.own()), seconds(step.waited())));
      if (step.canary()) {
        rows.add(List.of("All until the first canary request", seconds(own), seconds(waited)));
      }
    }
    if (!rows.isEmpty()) {
      Table table = new Table(List.of("STEP", "THE TOOL'S OWN", "WAITED FOR AWS"), rows);
      page.append("\n#### Where the seconds went\n\n").append(table.markdown());
    }
  }

  private void item(String markdown) {
    page.append(Markdown.item(markdown));
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
