package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.release.History;
import bluegreen.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code status} and {@code history} say of a whole world. */
class ReportsTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void status_of_a_quiet_world() {
    assertThat(status().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("function    lotto, alias live"),
            line -> assertThat(line).isEqualTo("serves      version 1"),
            line -> assertThat(line).isEqualTo("version     1 ACTIVE, commit first"),
            line -> assertThat(line).matches(" {2}sha256:[0-9a-f]{64}"),
            line -> assertThat(line).isEqualTo("deployment  none in flight"),
            line -> assertThat(line).isEqualTo("alarm       lotto-live-errors OK"),
            line -> assertThat(line).isEqualTo("alarm       lotto-canary-errors OK"),
            line -> assertThat(line).isEqualTo("url         " + world.aws().url() + "/"));
  }

  @Test
  void status_of_a_canary() {
    List<String> seen = new ArrayList<>();
    world.onWait(
        () -> {
          world.ask();
          if (seen.isEmpty() && !world.alias().weights().isEmpty()) {
            seen.addAll(status().lines());
          }
        });

    world.release("good");

    assertThat(seen)
        .contains("serves      version 1 + 2 (10 %)", "version     2 ACTIVE, commit c0ffee")
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches("deployment  d-\\w+ 1 → 2 at 10 %, AllowTraffic InProgress"));
  }

  @Test
  void status_after_a_rollback_says_who_and_why() {
    world.release("good");
    world.rollback();

    assertThat(status().lines())
        .contains("serves      version 1", "note        rolled back 2 to 1 by ada: because");
  }

  @Test
  void history_says_what_became_of_each_version() {
    world.release("bad");
    world.pass(Duration.ofMinutes(10));
    world.release("good");

    List<String> lines = HistoryCommand.lines(History.of(world.ports(), 20));

    assertThat(lines)
        .satisfiesExactly(
            heading -> assertThat(heading).contains("VERSION", "COMMIT", "DIGEST", "OUTCOME"),
            good ->
                assertThat(good).matches("▶  3 +c0ffee +[0-9a-f]{12}  2026-01-31T\\S+Z  released"),
            bad -> assertThat(bad).startsWith("   2 ").endsWith("  rolled back: ALARM_ACTIVE"),
            first -> assertThat(first).startsWith("   1 ").endsWith("  first"));
  }

  @Test
  void history_tells_a_rollback_by_hand_from_what_came_after_it() {
    world.release("good");
    world.rollback();
    assertThat(outcomes()).containsExactly("rolled back by ada: because", "first");

    world.release("good");
    assertThat(outcomes()).containsExactly("released", "first");
    assertThat(status().note()).isEmpty();
  }

  @Test
  void history_knows_of_an_earlier_rollback_that_there_was_one() {
    world.release("good");
    World.bundle().push(world.aws().ecr(), "third");
    world.release("third");
    world.rollback();
    world.rollback(Optional.of("1"));

    assertThat(outcomes())
        .containsExactly("released, moved off by hand", "rolled back by ada: because", "first");
  }

  @Test
  void a_version_published_by_hand_has_no_origin_of_another() {
    world.clients().lambda().updateFunctionCode(r -> r.functionName("lotto").imageUri(image()));
    world.pass(Duration.ofMinutes(1));
    world.clients().lambda().publishVersion(r -> r.functionName("lotto"));

    assertThat(History.of(world.ports(), 20))
        .extracting(e -> e.version() + " " + e.origin().commit() + " " + e.outcome())
        .containsExactly("2 unknown never released", "1 first first");
  }

  private String image() {
    return world.ports().registry().resolve("lotto:good", "amd64").uri();
  }

  private List<String> outcomes() {
    return History.of(world.ports(), 20).stream().map(History.Entry::outcome).toList();
  }

  private StatusCommand.Report status() {
    return StatusCommand.Report.of(world.ports());
  }
}
