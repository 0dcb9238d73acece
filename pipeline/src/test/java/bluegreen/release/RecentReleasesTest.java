package bluegreen.release;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Reason;
import bluegreen.ports.RollbackNote;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentReleasesTest {
  private static final Status SUCCEEDED = new Status.Succeeded();
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
    assertThat(releases.thatBrought(v(2))).map(Deployment::id).contains("d-1");
  }

  @Test
  void a_version_was_brought_by_the_last_success_and_by_no_failure() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 3, 2, SUCCEEDED);
    shift("d-3", 2, 4, STOPPED);

    assertThat(releases.thatBrought(v(2))).map(Deployment::id).contains("d-2");
    assertThat(releases.thatBrought(v(4))).isEmpty();
    assertThat(releases.thatBrought(v(1))).isEmpty();
  }

  @Test
  void a_note_says_that_the_alias_was_moved_by_hand_since() {
    RollbackNote note = new RollbackNote("2", v(1), "ada: wrong numbers");

    assertThat(moved(1, note.text())).contains(note);
  }

  @Test
  void a_note_about_another_version_is_past() {
    assertThat(moved(3, new RollbackNote("2", v(1), "ada").text())).isEmpty();
  }

  @Test
  void a_note_about_the_version_that_the_deployment_brought_is_past() {
    assertThat(moved(2, new RollbackNote("3", v(2), "ada").text())).isEmpty();
  }

  @Test
  void another_description_is_no_note() {
    assertThat(moved(1, "live")).isEmpty();
  }

  /** Whether an alias was moved by hand since a deployment succeeded that brought version 2. */
  private static Optional<RollbackNote> moved(long version, String description) {
    return RecentReleases.movedByHandSince(
        FakeDeployments.deployment("d-1", SUCCEEDED, new Shift(v(1), v(2))),
        new Alias(v(version), Map.of(), "r", description));
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
