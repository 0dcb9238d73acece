package bluegreen.cli;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bluegreen.ports.Reason.Requested;
import bluegreen.release.History;
import bluegreen.release.History.Entry;
import bluegreen.release.History.Fate;
import bluegreen.release.History.Fate.First;
import bluegreen.release.History.Fate.NeverReleased;
import bluegreen.release.History.Fate.RolledBack;
import bluegreen.release.Status;
import bluegreen.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    assertThat(status())
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
            seen.addAll(status());
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

    assertThat(status())
        .contains("serves      version 1")
        .anyMatch(
            line ->
                line.matches(
                    "note        rolled back 2 to 1 at \\S+Z after d-\\w+ by ada: because"));
  }

  @Test
  void history_says_what_became_of_each_version() {
    world.decidedByAlarms();
    world.release("bad");
    world.pass(Duration.ofMinutes(10));
    world.release("good");

    List<String> lines = HistoryCommand.lines(history());

    assertThat(lines)
        .satisfiesExactly(
            heading -> assertThat(heading).contains("VERSION", "COMMIT", "DIGEST", "OUTCOME"),
            good ->
                assertThat(good)
                    .matches("▶  3 +c0ffee +[0-9a-f]{12}(  2026-01-31 12:\\d\\dZ){2}  released"),
            bad ->
                assertThat(bad)
                    .startsWith("   2 ")
                    .endsWith("  rolled back: alarm lotto-canary-errors fired"),
            first -> assertThat(first).startsWith("   1 ").endsWith("  first"));
  }

  @Test
  void history_tells_a_rollback_by_hand_from_what_came_after_it() {
    world.release("good");
    world.rollback();
    assertThat(fates()).containsExactly(new RolledBack(new Requested("ada: because")), new First());

    world.release("good");
    assertThat(fates()).containsExactly(new Fate.Released(), new First());
    assertThat(status()).noneMatch(line -> line.startsWith("note"));
  }

  @Test
  void history_knows_of_an_earlier_rollback_that_there_was_one() {
    world.release("good");
    World.bundle().push(world.aws().ecr(), "third");
    world.release("third");
    world.rollback();
    world.rollback(World.to(1));

    assertThat(fates())
        .containsExactly(
            new RolledBack(new Requested("somebody (no longer recorded)")),
            new RolledBack(new Requested("ada: because")),
            new First());
  }

  @Test
  void a_version_published_by_hand_has_no_origin_of_another() {
    world.clients().lambda().updateFunctionCode(r -> r.functionName("lotto").imageUri(image()));
    world.pass(Duration.ofMinutes(1));
    world.clients().lambda().publishVersion(r -> r.functionName("lotto"));

    assertThat(history())
        .extracting(Entry::number, e -> e.origin().commit(), Entry::fate)
        .containsExactly(
            tuple(v(2), "unknown", new NeverReleased()), tuple(v(1), "first", new First()));
  }

  private String image() {
    return world.connect().registry().resolve(World.image("good"), "amd64").uri();
  }

  private List<Entry> history() {
    return History.of(world.connect(), 20);
  }

  private List<Fate> fates() {
    return history().stream().map(Entry::fate).toList();
  }

  private List<String> status() {
    return StatusCommand.lines(Status.of(world.connect()));
  }
}
