package bluegreen.rehearsal;

import bluegreen.ports.Alias;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.report.OutcomeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a rehearsal plays, and how it must end. */
public enum Scenario {
  good("A good version goes through the canary"),
  bad("A bad version passes its smoke tests, fails for the public, and is taken back"),
  smoke("A broken version fails its smoke tests and never gets traffic"),
  rollback("The operator puts the version before back on");

  private final String title;

  Scenario(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /**
   * What is not as it must be; nothing if all is.
   *
   * @param blue the version that served before
   */
  List<String> wrong(String blue, Outcome outcome, Ledger.Page page, Alias after) {
    List<String> wrong = new ArrayList<>();
    String serves =
        switch (this) {
          case good -> outcome instanceof Released r ? r.green() : "";
          case bad -> outcome instanceof RolledBack ? blue : "";
          case smoke -> outcome instanceof Rejected ? blue : "";
          case rollback -> outcome instanceof RolledBack r ? r.blue() : "";
        };
    check(!serves.isEmpty(), "ended otherwise: " + OutcomeText.of(outcome).headline(), wrong);
    check(
        serves.isEmpty() || after.servesOnly(serves),
        "the alias is on version " + after.traffic() + ", not on " + serves + " alone",
        wrong);
    check(page.requests() > 0, "no public request was made", wrong);
    Set<String> mayFail =
        this == bad && outcome instanceof RolledBack r ? Set.of(r.green()) : Set.of();
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
