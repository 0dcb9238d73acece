package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.it.Runbook.Step;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import bluegreen.report.ExitCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The runbook, followed word by word in each of its situations. */
@Timeout(180)
class RunbookIT {
  private static final Runbook PAGE = Runbook.read();

  /** What differs from night to night, and what stands for it; a revision ends like a digest. */
  private static final List<Wildcard> WILDCARDS =
      List.of(
          new Wildcard("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "REVISION"),
          new Wildcard("d-[A-Z0-9]{9}", "DEPLOYMENT"),
          new Wildcard("https?://[^\\s,\"]+", "URL"),
          new Wildcard("\\b([0-9a-f]{64}|[0-9a-f]{12})\\b", "DIGEST"),
          new Wildcard("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ", "TIME"));

  private record Wildcard(String pattern, String name) {}

  @Test
  void a_release_in_flight_is_stopped() throws Exception {
    try (Emergency night = Emergency.releaseInFlight()) {
      follow(PAGE.steps("First: look"), night);
      assertThat(PAGE.sectionFor(night.seen(2))).isEqualTo(PAGE.addressOf('A'));

      follow(PAGE.steps("A. A release is in flight"), night);

      assertThat(blurred(night.releaseEnded()))
          .isEqualTo(blurred(PAGE.steps("A. A release is in flight").getFirst().outputs().get(1)));
    }
  }

  @Test
  void a_version_that_serves_everybody_is_rolled_back_once() throws Exception {
    try (Emergency night = Emergency.released()) {
      assertThat(PAGE.sectionFor(night.seen(2))).isEqualTo(PAGE.addressOf('B'));

      follow(PAGE.steps("B. The bad version serves everybody"), night);

      assertThat(PAGE.sectionFor(night.seen(2))).isEqualTo(PAGE.addressOf('D'));
      assertThat(PAGE.sectionFor(night.seen(1))).isEqualTo(PAGE.addressOf('E'));
    }
  }

  @Test
  void leftover_weights_are_cleared() throws Exception {
    try (Emergency night = Emergency.leftoverWeights()) {
      assertThat(PAGE.sectionFor(night.seen(1))).isEqualTo(PAGE.addressOf('C'));

      follow(PAGE.steps("C. Leftover weights"), night);
    }
  }

  @Test
  void what_an_alarm_has_rolled_back_stays_so_and_further_back_takes_a_version() throws Exception {
    try (Emergency night = Emergency.rolledBackByAlarm()) {
      assertThat(PAGE.sectionFor(night.seen(3))).isEqualTo(PAGE.addressOf('D'));

      follow(PAGE.steps("D. It was rolled back already"), night);

      assertThat(PAGE.sectionFor(night.seen(2))).isEqualTo(PAGE.addressOf('E'));
      follow(PAGE.steps("E. Further back"), night);
    }
  }

  @Test
  @Needs(Need.AWS_CLI)
  void the_aws_cli_does_the_same() throws Exception {
    List<Step> steps = PAGE.steps("Without the tool");
    assertThat(steps).hasSize(3);
    try (Emergency night = Emergency.releaseInFlight()) {
      follow(steps.subList(0, 1), night);
      assertThat(night.releaseEnded()).contains("Rolled back: version 1", "somebody stopped");

      night.pointAlias("2", Map.of());
      follow(steps.subList(1, 3), night);

      assertThat(night.seen(2).history())
          .anyMatch(line -> line.endsWith("rolled back by ada: wrong numbers"));
    }
  }

  /** Types what the page says, and sees what the page shows. */
  private static void follow(List<Step> steps, Emergency night) throws InterruptedException {
    assertThat(steps).isNotEmpty();
    for (Step step : steps) {
      String output = step.outputs().getFirst();

      Program.Ended ended = night.types(step.commands());

      assertThat(blurred(ended.out())).as(step.commands()).isEqualTo(blurred(output));
      assertThat(ended.code())
          .as(step.commands())
          .isEqualTo(output.startsWith("Refused") ? ExitCode.REFUSED : ExitCode.OK);
    }
  }

  private static String blurred(String text) {
    String blurred = text;
    for (Wildcard wildcard : WILDCARDS) {
      blurred = blurred.replaceAll(wildcard.pattern(), wildcard.name());
    }
    return blurred;
  }
}
