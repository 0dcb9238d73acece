package bluegreen.rehearsal;

import bluegreen.aws.Aws;
import bluegreen.aws.Clients;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.ports.Alarm;
import bluegreen.ports.Alias;
import bluegreen.ports.Origin;
import bluegreen.ports.Outcome;
import bluegreen.ports.Ports;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.release.Release;
import bluegreen.release.Rollback;
import bluegreen.report.Console;
import bluegreen.report.ExitCode;
import bluegreen.report.Journal;
import bluegreen.report.OutcomeText;
import bluegreen.report.Summary;
import bluegreen.smoke.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plays scenarios on an embedded AWS, with the release tool itself and a public that asks. */
public final class Rehearsal {
  private static final String WHO = "rehearsal";
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final EmbeddedAws aws;
  private final Product product;
  private final Console console;
  private final Ports ports;
  private final Ledger ledger;
  private final List<Check> smokeTests;

  /** Plays with {@code console} telling what happens and {@code smokeTests} as the release's. */
  public Rehearsal(
      EmbeddedAws aws,
      Product product,
      Clients clients,
      Console console,
      Time time,
      List<Check> smokeTests) {
    this.aws = aws;
    this.product = product;
    this.console = console;
    this.ports =
        Aws.ports(
            clients, product.function(), new Aws.Overrides(null, null, null, null, null), time);
    this.ledger = new Ledger(aws);
    this.smokeTests = List.copyOf(smokeTests);
  }

  /**
   * How a scenario went.
   *
   * @param cells for the final table
   * @param wrong what was not as it must be
   * @param summary what a job's summary would say
   */
  public record Result(Scenario scenario, List<String> cells, List<String> wrong, String summary) {
    public static final List<String> HEADINGS =
        List.of("SCENARIO", "WEIGHTS OVER TIME", "REQUESTS", "FAILED", "BAD", "OUTCOME");
  }

  public Result play(Scenario scenario) throws InterruptedException {
    console.line("");
    console.line("━━ " + scenario.title());
    prepare(scenario);
    String blue = ports.functions().alias().version();
    Instant from = aws.now();
    Journal journal = new Journal(console, ports.time());
    Outcome outcome =
        switch (scenario) {
          case good -> release("good", journal);
          case bad -> release("bad", journal);
          case smoke -> release(broken(), journal);
          case rollback -> rollBack(journal);
        };
    Ledger.Page page = ledger.since(from);
    int exitCode = exitCode(scenario, outcome);
    console.outcome(outcome, exitCode);
    Alias after = ports.functions().alias();
    List<String> wrong = scenario.wrong(blue, outcome, page, after);
    wrong.forEach(w -> console.warning("Not as it must be: " + w));
    String summary =
        Summary.of(
            outcome, exitCode, journal, product.function(), version -> Origin.of(ports, version));
    return new Result(scenario, cells(scenario, page, outcome, wrong), wrong, summary);
  }

  private void prepare(Scenario scenario) throws InterruptedException {
    if (scenario == Scenario.rollback && ports.deployments().newest().findAny().isEmpty()) {
      console.line("First, a release that can be rolled back:");
      Outcome outcome = release("good", console);
      console.outcome(outcome, ExitCode.ofRelease(outcome));
    }
    quiet();
  }

  /** An alarm of the scenario before could, rightly, refuse the next release. */
  private void quiet() throws InterruptedException {
    List<String> names = ports.deployments().group().alarms();
    while (ports.monitoring().alarms(names).stream().anyMatch(Alarm::firing)) {
      console.waiting("Waiting until the alarms of the last scenario are OK again");
      ports.time().pause(PAUSE);
    }
  }

  private Outcome release(String tag, Story story) {
    String image = product.function() + ":" + tag;
    console.line("$ bluegreen release --function " + product.function() + " --image " + image);
    Release.Order order = new Release.Order(image, tag, WHO, smokeTests, false, false);
    return new Release(ports, story, order).run();
  }

  private Outcome rollBack(Story story) {
    console.line("$ bluegreen rollback --function " + product.function());
    Rollback.Order order = new Rollback.Order(Optional.empty(), WHO, "rehearsed");
    return new Rollback(ports, story, order).run();
  }

  private static int exitCode(Scenario scenario, Outcome outcome) {
    return scenario == Scenario.rollback
        ? ExitCode.ofRollback(outcome)
        : ExitCode.ofRelease(outcome);
  }

  private String broken() {
    product.pushFailing(aws.ecr(), "broken", "always");
    return "broken";
  }

  private static List<String> cells(
      Scenario scenario, Ledger.Page page, Outcome outcome, List<String> wrong) {
    Map<String, Long> failures = page.failures();
    List<String> cells = new ArrayList<>();
    cells.add(scenario.name());
    cells.add(page.weights());
    cells.add(Long.toString(page.requests()));
    cells.add(
        failures.isEmpty()
            ? "none"
            : failures.entrySet().stream()
                .map(f -> f.getValue() + " by " + f.getKey())
                .collect(Collectors.joining(", ")));
    cells.add(page.bad().toSeconds() + " s");
    cells.add((wrong.isEmpty() ? "✓ " : "✗ ") + OutcomeText.of(outcome).ended());
    return cells;
  }
}
