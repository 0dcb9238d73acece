package bluegreen.report;

import bluegreen.ports.Origin;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What an operator wants to see of a release or a rollback, as a page of Markdown. */
public final class Summary {
  private final Outcome outcome;
  private final boolean good;
  private final Journal journal;
  private final StringBuilder page = new StringBuilder();

  private Summary(Outcome outcome, int exitCode, Journal journal) {
    this.outcome = outcome;
    this.good = exitCode == ExitCode.OK;
    this.journal = journal;
  }

  /**
   * Writes it.
   *
   * @param exitCode whether it is as it was asked for
   * @param function the function's name
   * @param origins where a version comes from, by its number
   */
  public static String of(
      Outcome outcome,
      int exitCode,
      Journal journal,
      String function,
      Function<String, Origin> origins) {
    Summary summary = new Summary(outcome, exitCode, journal);
    summary.headline(function);
    summary.versions(origins);
    summary.wayBack(function);
    summary.table("Traffic", JournalTables.traffic(journal));
    summary.table("Where the seconds went", JournalTables.seconds(journal));
    return summary.page.toString();
  }

  private void headline(String function) {
    OutcomeText text = OutcomeText.of(outcome);
    page.append("### ").append(good ? "✅ " : "❌ ");
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
    boolean toTakeBack =
        switch (outcome) {
          case Released r -> true;
          case AlreadyLive a -> true;
          case Undecided u -> true;
          case Interrupted i -> true;
          case RolledBack r -> false;
          case Rejected r -> false;
          case Refused r -> false;
        };
    if (toTakeBack) {
      String workflow =
          GitHub.rollbackWorkflow()
              .map(url -> Markdown.link("the rollback workflow", url) + ", or ")
              .orElse("");
      item("To roll back: " + workflow + "`bluegreen rollback --function " + function + "`");
    }
  }

  private void table(String title, Table table) {
    if (!table.rows().isEmpty()) {
      page.append("\n#### ").append(title).append("\n\n").append(table.markdown());
    }
  }

  private void item(String markdown) {
    page.append(Markdown.item(markdown));
  }
}
