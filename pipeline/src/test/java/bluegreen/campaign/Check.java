package bluegreen.campaign;

import bluegreen.ports.Alias;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Undecided;
import java.time.Duration;
import java.util.Optional;

/** What must be so after a run. */
final class Check {
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int MOST_CALLS = 400;

  private final Lab lab;
  private final Situation situation;
  private final Alias before;
  private final int versions;

  Check(Lab lab, Situation situation) {
    this.lab = lab;
    this.situation = situation;
    this.before = lab.alias();
    this.versions = lab.versions();
  }

  Optional<String> after(Outcome outcome) {
    if (!situation.allows(outcome)) {
      return Optional.of("ends so");
    }
    if (situation.achieves(outcome) && !situation.isReached(lab)) {
      return Optional.of("says so with the alias on " + lab.alias().traffic());
    }
    if (lab.versions() > versions + 1) {
      return Optional.of("published " + (lab.versions() - versions) + " versions");
    }
    if (outcome instanceof Refused
        && (lab.versions() != versions || !lab.alias().traffic().equals(before.traffic()))) {
      return Optional.of("refused after a change");
    }
    if (isMixed() && !(outcome instanceof Undecided)) {
      return Optional.of("weights without a deployment: " + lab.alias().traffic());
    }
    if (lab.passed().compareTo(LONGEST) > 0 || lab.wire().calls() > MOST_CALLS) {
      return Optional.of("took " + lab.passed() + " and " + lab.wire().calls() + " calls");
    }
    return Optional.empty();
  }

  /** Whether weights are there that were not there before, and that nothing in flight explains. */
  private boolean isMixed() {
    Alias now = lab.alias();
    return !now.weights().isEmpty() && !now.traffic().equals(before.traffic()) && !lab.inFlight();
  }

  Optional<String> rerun(Outcome again) {
    if (!situation.isReached(lab) || !lab.alias().weights().isEmpty()) {
      return Optional.of("the same command again leaves the alias on " + lab.alias().traffic());
    }
    return again instanceof Undecided || again instanceof Refused
        ? Optional.of("the same command again does not end it")
        : Optional.empty();
  }
}
