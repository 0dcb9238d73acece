package bluegreen.report;

import bluegreen.ports.Origin;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Overtaken;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.VersionNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an operator wants to see of a release or a rollback, as a page of Markdown. */
public final class Summary {
  private final Ended ended;
  private final Journal journal;
  private final StringBuilder page = new StringBuilder();

  private Summary(Ended ended, Journal journal) {
    this.ended = ended;
    this.journal = journal;
  }

  /**
   * Writes it.
   *
   * @param function the function's name
   * @param origins where a version comes from
   */
  public static String of(
      Ended ended, Journal journal, String function, Function<VersionNumber, Origin> origins) {
    Summary summary = new Summary(ended, journal);
    summary.headline(function);
    summary.versions(origins);
    summary.wayBack(function);
    summary.table("Traffic", JournalTables.traffic(journal));
    summary.table("Where the seconds went", JournalTables.seconds(journal));
    return summary.page.toString();
  }

  private void headline(String function) {
    OutcomeText text = OutcomeText.of(ended.outcome());
    page.append("### ").append(ended.asAsked() ? "✅ " : "❌ ");
    page.append(Markdown.text(function + ": " + text.headline())).append("\n\n");
    text.details().forEach(detail -> item(Markdown.text(detail)));
    journal.warnings().forEach(warning -> item("⚠️ " + Markdown.text(warning)));
  }

  private void versions(Function<VersionNumber, Origin> origins) {
    List<String> commits = new ArrayList<>();
    for (VersionNumber version : versions()) {
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
  private List<VersionNumber> versions() {
    return switch (ended.outcome()) {
      case Released r -> List.of(r.shift().blue(), r.shift().green());
      case RolledBack r -> Stream.concat(Stream.of(r.blue()), r.former().stream()).toList();
      case AlreadyLive a -> List.of(a.version());
      case Failing f -> List.of(f.version());
      case Overtaken o -> List.of(o.version());
      case Rejected r -> List.of(r.version());
      case Refused _, NotReleased _, Undecided _, Interrupted _ -> List.of();
    };
  }

  private void wayBack(String function) {
    boolean canRollBack =
        switch (ended.outcome()) {
          case Released _, AlreadyLive _, Failing _, Undecided _, Interrupted _ -> true;
          case RolledBack _, Overtaken _, Rejected _, Refused _, NotReleased _ -> false;
        };
    if (canRollBack) {
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
