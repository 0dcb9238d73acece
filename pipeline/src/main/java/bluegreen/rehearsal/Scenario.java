package bluegreen.rehearsal;

import bluegreen.ports.Alias;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.VersionNumber;
import bluegreen.report.OutcomeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a rehearsal plays, and how it must end. */
public enum Scenario {
  good("A good version goes through the canary"),
  bad("A bad version passes its smoke tests, fails for the public, and is rolled back"),
  smoke("A broken version fails its smoke tests and never gets traffic"),
  rollback("The operator rolls back to the previous version");

  private final String title;

  Scenario(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /**
   * What ended otherwise than it must; nothing if all is well.
   *
   * @param blue the version that served before
   */
  List<String> unexpected(VersionNumber blue, Outcome outcome, Ledger.Page page, Alias after) {
    List<String> wrong = new ArrayList<>();
    Optional<VersionNumber> serves =
        switch (outcome) {
          case Released r when this == good -> Optional.of(r.shift().green());
          case RolledBack _ when this == bad -> Optional.of(blue);
          case Rejected _ when this == smoke -> Optional.of(blue);
          case RolledBack r when this == rollback -> Optional.of(r.blue());
          default -> Optional.empty();
        };
    check(serves.isPresent(), "ended otherwise: " + OutcomeText.of(outcome).headline(), wrong);
    check(
        serves.isEmpty() || after.servesOnly(serves.get()),
        "the alias is on version %s, not on %s alone"
            .formatted(after.traffic(), serves.map(VersionNumber::toString).orElse("")),
        wrong);
    check(page.requests() > 0, "no public request was made", wrong);
    Set<String> mayFail =
        this == bad && outcome instanceof RolledBack r
            ? r.former().stream().map(VersionNumber::toString).collect(Collectors.toSet())
            : Set.of();
    check(
        mayFail.containsAll(page.failures().keySet()),
        "public requests failed by version " + page.failures() + ": " + page.reasons(),
        wrong);
    if (outcome instanceof Rejected r) {
      check(page.served(r.version()) == 0, "version " + r.version() + " got traffic", wrong);
    }
    if (this == bad) {
      check(!page.failures().isEmpty(), "no public request met the bad version", wrong);
    }
    return wrong;
  }

  private static void check(boolean right, String otherwise, List<String> wrong) {
    if (!right) {
      wrong.add(otherwise);
    }
  }
}
