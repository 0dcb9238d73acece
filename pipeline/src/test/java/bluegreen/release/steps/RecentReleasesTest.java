package bluegreen.release.steps;

import static bluegreen.world.World.note;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Reason;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.RollbackNote.Mark;
import bluegreen.ports.VersionNumber;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentReleasesTest {
  private static final Status SUCCEEDED = new Status.Succeeded();
  private static final Status.Unsuccessful FIRED =
      new Status.Unsuccessful(new Reason.AlarmFired(List.of("errors"), "errors fired"));
  private static final Status STOPPED = new Status.Unsuccessful(new Reason.DeploymentStopped(""));

  private final FakeAws aws = new FakeAws();
  private final RecentReleases releases = new RecentReleases(aws.deployments());

  @Test
  void they_reach_back_to_the_last_that_succeeded() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, SUCCEEDED);
    shift("d-3", 3, 4, STOPPED);
    shift("d-4", 3, 5, STOPPED);

    assertThat(releases.toTheLastThatSucceeded())
        .extracting(Deployment::id)
        .containsExactly("d-4", "d-3", "d-2");
  }

  @Test
  void they_are_all_if_none_succeeded() {
    shift("d-1", 1, 2, STOPPED);
    shift("d-2", 1, 3, STOPPED);

    assertThat(releases.toTheLastThatSucceeded())
        .extracting(Deployment::id)
        .containsExactly("d-2", "d-1");
  }

  @Test
  void rollbacks_are_no_releases() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, STOPPED);
    rollback("d-3", "d-2", 3, 2);

    assertThat(releases.toTheLastThatSucceeded())
        .extracting(Deployment::id)
        .containsExactly("d-2", "d-1");
    assertThat(before(2)).contains(v(1));
  }

  @Test
  void the_version_before_is_that_of_the_last_release_that_finished() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 3, 2, SUCCEEDED);
    shift("d-3", 2, 4, STOPPED);

    assertThat(before(2)).contains(v(3));
    assertThat(before(1)).isEmpty();
  }

  @Test
  void before_a_version_that_was_put_back_by_hand_is_what_served_when_it_failed() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 4, STOPPED);

    assertThat(before(4)).contains(v(2));
  }

  @Test
  void those_since_a_deployment_are_newer() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, SUCCEEDED);
    shift("d-3", 3, 4, STOPPED);

    assertThat(releases.since(Optional.of("d-1")).map(Deployment::id))
        .containsExactly("d-3", "d-2");
    assertThat(releases.since(Optional.empty())).hasSize(3);
  }

  @Test
  void a_note_says_that_the_alias_was_moved_by_hand_since() {
    shift("d-1", 1, 2, SUCCEEDED);

    assertThat(inForce(1, note("2", 1))).isTrue();
  }

  @Test
  void a_note_about_another_version_is_past() {
    shift("d-1", 1, 2, SUCCEEDED);

    assertThat(inForce(3, note("2", 1))).isFalse();
  }

  @Test
  void a_note_about_the_version_that_a_release_brought_is_past() {
    shift("d-1", 1, 2, SUCCEEDED);

    assertThat(inForce(2, note("3", 2))).isFalse();
    assertThat(inForce(2, marked("3", 2, "d-0"))).isFalse();
  }

  @Test
  void a_note_that_was_written_after_the_release_that_brought_the_version_is_in_force() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, STOPPED);

    assertThat(inForce(2, marked("2 + 1 (25 %)", 2, "d-1"))).isTrue();
    assertThat(inForce(2, marked("2 + 1 (25 %)", 2, "d-2"))).isTrue();
  }

  @Test
  void a_note_is_in_force_where_nothing_was_released() {
    assertThat(inForce(1, marked("1 + 2 (25 %)", 1, "none"))).isTrue();
  }

  @Test
  void of_a_rollback_by_hand_and_an_automatic_one_the_later_counts() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, STOPPED);
    shift("d-3", 2, 4, FIRED);

    assertThat(lastRollback(2, marked("3", 2, "d-2"))).isEqualTo(FIRED.reason());
    assertThat(lastRollback(2, marked("4", 2, "d-3")))
        .isEqualTo(new Reason.Requested("ada: because"));
  }

  private Reason lastRollback(long version, RollbackNote note) {
    Alias alias = new Alias(v(version), Map.of(), "r", note.text());
    return RecentReleases.lastRollback(releases.toTheLastThatSucceeded(), alias).orElseThrow();
  }

  private Optional<VersionNumber> before(long version) {
    return releases.before(v(version), releases.toTheLastThatSucceeded());
  }

  private boolean inForce(long version, RollbackNote note) {
    Alias alias = new Alias(v(version), Map.of(), "r", note.text());
    return RecentReleases.noteInForce(releases.toTheLastThatSucceeded(), alias).isPresent();
  }

  private static RollbackNote marked(String from, long to, String after) {
    Mark mark = new Mark(Instant.EPOCH, after);
    return new RollbackNote(note(from, to).move(), Optional.of(mark), "ada: because", List.of());
  }

  private void shift(String id, long blue, long green, Status status) {
    aws.deployments().put(FakeDeployments.deployment(id, status, new Shift(v(blue), v(green))));
  }

  private void rollback(String id, String of, long blue, long green) {
    aws.deployments()
        .put(
            FakeDeployments.deployment(
                id, SUCCEEDED, Optional.of(new Shift(v(blue), v(green))), new Rollback.Of(of)));
  }
}
