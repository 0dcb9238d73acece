package bluegreen.report;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Origin;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Reason;
import bluegreen.ports.Reason.Requested;
import bluegreen.ports.Refusal;
import bluegreen.ports.Seen;
import bluegreen.release.Origins;
import bluegreen.release.Release;
import bluegreen.report.Ended.Asked;
import bluegreen.world.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a job's summary says of whole releases. */
class SummaryTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_release_shows_versions_traffic_alarms_seconds_and_the_way_back() {
    String page = release("good");

    assertThat(page)
        .startsWith("### ✅ lotto: Released: version 2 serves all traffic\n")
        .containsPattern("- Version 1: commit first, image sha256:\\p{XDigit}{64}\n")
        .containsPattern("- Version 2: commit c0ffee, image sha256:\\p{XDigit}{64}\n")
        .contains("- To roll back: `bluegreen rollback --function lotto`\n")
        .containsPattern(
            "\\| \\d+\\.\\d s \\| d-\\w+ \\| 2 gets 10 % \\| 1: \\d+, 0 failed; 2: \\d+, 0 failed"
                + " \\| lotto-live-errors OK, lotto-canary-errors OK \\|\n")
        .containsPattern("\\| Smoke test: it answers \\| 0\\.0 s \\| \\d+\\.\\d s \\|\n")
        .containsPattern("\\| All until the first canary request \\| \\d+\\.\\d s \\|");
  }

  @Test
  void a_release_that_was_rolled_back_begins_with_why() {
    String page = release("bad");

    assertThat(page)
        .startsWith(
            """
            ### ❌ lotto: Rolled back: version 1 serves all traffic again

            - Why: it answers worse: \
            """)
        .contains("Most often (")
        .containsPattern("\\| d-\\w+ rolls back d-\\w+ \\|  \\|  \\| lotto")
        .doesNotContain("To roll back");
  }

  @Test
  void no_text_becomes_markdown() {
    Origin hostile = new Origin("<script>", "`", "unknown");
    Ended ended = new Ended(rolledBack(new Requested("[x](https://evil.example)|")), Asked.RELEASE);

    String page = Summary.of(ended, journal(), "lotto", version -> hostile);

    assertThat(page).contains("by \\[x\\](https://evil.example)\\|", "commit \\<script\\>");
  }

  @Test
  void a_rollback_that_was_asked_for_is_a_success() {
    Ended ended = new Ended(rolledBack(new Requested("ada: wrong numbers")), Asked.ROLLBACK);

    assertThat(Summary.of(ended, journal(), "lotto", _ -> Origin.unknown()))
        .startsWith("### ✅ lotto: Rolled back: version 1 serves all traffic again\n");
  }

  @Test
  void a_rejected_version_has_neither_traffic_nor_a_way_back() {
    Outcome outcome = new Rejected(v(2), List.of("it answers: status 500"));

    assertThat(
            Summary.of(
                new Ended(outcome, Asked.RELEASE), journal(), "lotto", _ -> Origin.unknown()))
        .isEqualTo(
            """
            ### ❌ lotto: Rejected: version 2 failed its smoke tests and gets no traffic

            - it answers: status 500
            - Version 2: commit unknown, image unknown
            """);
  }

  @Test
  void a_refusal_says_what_to_do_and_warnings_are_kept() {
    Journal journal = journal();
    journal.warning("look out");

    String page =
        Summary.of(
            new Ended(new Refused(List.of(new Refusal("an alarm fires", "wait"))), Asked.RELEASE),
            journal,
            "lotto",
            _ -> Origin.unknown());

    assertThat(page)
        .startsWith("### ❌ lotto: Refused: an alarm fires\n\n- → wait\n- ⚠️ look out\n");
  }

  private Journal journal() {
    return new Journal(world.told(), world.time());
  }

  private String release(String tag) {
    Journal journal = journal();
    Outcome outcome = new Release(world.connect(), world.time(), journal, World.order(tag)).run();
    return Summary.of(
        new Ended(outcome, Asked.RELEASE), journal, "lotto", new Origins(world.functions()));
  }

  private static Outcome rolledBack(Reason reason) {
    return new RolledBack(
        v(1), List.of(v(2)), Optional.empty(), reason, new Seen.NotLooked("No URL is known"));
  }
}
