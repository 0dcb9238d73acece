package bluegreen.rehearsal;

import bluegreen.embedded.EmbeddedAws;
import bluegreen.ports.Alarm;
import bluegreen.ports.Connection;
import bluegreen.ports.ImageReference;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.Waiting;
import bluegreen.release.Origins;
import bluegreen.release.Release;
import bluegreen.release.ReleaseOrder;
import bluegreen.release.ReleaseOrder.Source;
import bluegreen.release.Rollback;
import bluegreen.release.RollbackOrder;
import bluegreen.release.RollbackOrder.Care;
import bluegreen.release.RollbackOrder.Target.Exactly;
import bluegreen.release.RollbackOrder.Target.LastGood;
import bluegreen.report.Console;
import bluegreen.report.Ended;
import bluegreen.report.Ended.Asked;
import bluegreen.report.Journal;
import bluegreen.report.OutcomeText;
import bluegreen.report.Summary;
import bluegreen.smoke.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plays scenarios on an embedded AWS, with the release tool itself and a public that asks. */
public final class Rehearsal {
  private static final String WHO = "rehearsal";
  private static final Duration POLL = Duration.ofMillis(200);

  /** At a speed of 1, CloudWatch needs minutes to see that an alarm is OK again. */
  private static final Duration UNTIL_QUIET = Duration.ofMinutes(15);

  private final EmbeddedAws embedded;
  private final Product product;
  private final Tool tool;
  private final Connection aws;
  private final Console console;
  private final Ledger ledger;

  public Rehearsal(EmbeddedAws embedded, Product product, Tool tool) {
    this.embedded = embedded;
    this.product = product;
    this.tool = tool;
    this.aws = tool.aws();
    this.console = tool.console();
    this.ledger = new Ledger(embedded);
  }

  /**
   * The release tool, as its commands put it together.
   *
   * @param aws reaches the product's function on the embedded AWS
   * @param console tells what happens
   * @param smokeTests what each release runs
   */
  public record Tool(Connection aws, Time time, Console console, List<Check> smokeTests) {
    public Tool {
      smokeTests = List.copyOf(smokeTests);
    }
  }

  /**
   * How a scenario went.
   *
   * @param cells for the final table
   * @param unexpected what ended otherwise than it must
   * @param summary what a job's summary would say
   */
  public record Result(
      Scenario scenario, List<String> cells, List<String> unexpected, String summary) {
    public static final List<String> HEADINGS =
        List.of("SCENARIO", "WEIGHTS OVER TIME", "REQUESTS", "FAILED", "BAD", "OUTCOME");
  }

  /** Plays a scenario to its end. */
  public Result play(Scenario scenario) throws InterruptedException {
    console.line("");
    console.line("━━ " + scenario.title());
    prepare(scenario);
    VersionNumber blue = aws.functions().alias().version();
    Instant from = embedded.now();
    Journal journal = new Journal(console, tool.time());
    Ended ended =
        switch (scenario) {
          case good -> release("good", journal);
          case bad -> release("bad", journal);
          case smoke -> release(broken(), journal);
          case rollback -> rollBack(journal);
        };
    Ledger.Page page = ledger.since(from);
    console.ended(ended);
    List<String> unexpected =
        scenario.unexpected(blue, ended.outcome(), page, aws.functions().alias());
    unexpected.forEach(u -> console.warning("Unexpected: " + u));
    String summary = Summary.of(ended, journal, product.function(), new Origins(aws.functions()));
    return new Result(scenario, cells(scenario, page, ended, unexpected), unexpected, summary);
  }

  private void prepare(Scenario scenario) throws InterruptedException {
    if (scenario == Scenario.rollback && aws.deployments().newest().findAny().isEmpty()) {
      console.line("First, a release that can be rolled back:");
      console.ended(release("good", console));
    }
    quiet();
  }

  /** An alarm of the scenario before could, rightly, refuse the next release. */
  private void quiet() throws InterruptedException {
    List<String> names = aws.deployments().group().alarms();
    var _ =
        new Waiting(tool.time(), console)
            .every(POLL)
            .atMost(UNTIL_QUIET)
            .until(
                () -> aws.monitoring().alarms(names),
                alarms -> alarms.stream().noneMatch(Alarm::firing),
                _ -> "Waiting until the alarms of the last scenario are OK again");
  }

  private Ended release(String tag, Story story) {
    String image = product.function() + ":" + tag;
    console.line("$ bluegreen release --function " + product.function() + " --image " + image);
    ReleaseOrder order =
        new ReleaseOrder(
            ImageReference.parse(image).orElseThrow(), new Source(tag, WHO), tool.smokeTests());
    return new Ended(new Release(aws, tool.time(), story, order).run(), Asked.RELEASE);
  }

  /** After an automatic rollback, going further back takes the version's number. */
  private Ended rollBack(Story story) {
    console.line("$ bluegreen rollback --function " + product.function());
    Outcome outcome = rollBack(new LastGood(), story);
    if (outcome instanceof AlreadyLive live && live.before().isPresent()) {
      console.ended(new Ended(outcome, Asked.ROLLBACK));
      VersionNumber to = live.before().get();
      console.line("$ bluegreen rollback --function " + product.function() + " --to " + to);
      outcome = rollBack(new Exactly(to, new Care.Checked(tool::smokeTests)), story);
    }
    return new Ended(outcome, Asked.ROLLBACK);
  }

  private Outcome rollBack(RollbackOrder.Target target, Story story) {
    return new Rollback(aws, tool.time(), story, new RollbackOrder(target, WHO, "rehearsed")).run();
  }

  private String broken() {
    product.pushFailing(embedded.ecr(), "broken", "always");
    return "broken";
  }

  private static List<String> cells(
      Scenario scenario, Ledger.Page page, Ended ended, List<String> unexpected) {
    Map<String, Long> failures = page.failures();
    String failed =
        failures.isEmpty()
            ? "none"
            : failures.entrySet().stream()
                .map(f -> f.getValue() + " by " + f.getKey())
                .collect(Collectors.joining(", "));
    return List.of(
        scenario.name(),
        page.weights(),
        Long.toString(page.requests()),
        failed,
        page.bad().toSeconds() + " s",
        (unexpected.isEmpty() ? "✓ " : "✗ ") + OutcomeText.of(ended.outcome()).ended());
  }
}
