package bluegreen.release;

import static bluegreen.world.FakeAws.GOOD;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Reason;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.Version.State;
import bluegreen.release.History.Entry;
import bluegreen.release.History.Fate;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import bluegreen.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Status SUCCEEDED = new Status.Succeeded();
  private static final Reason FIRED = new Reason.AlarmFired(List.of("errors"), "errors fired");
  private static final Status FAILED = new Status.Unsuccessful(FIRED);
  private static final Fate BY_ADA = new Fate.RolledBack(new Reason.Requested("ada: because"));

  private final FakeAws aws = new FakeAws();

  @Test
  void the_newest_versions_come_first_and_ten_is_newer_than_nine() {
    versions(11);

    assertThat(History.of(aws, 3)).extracting(Entry::number).containsExactly(v(11), v(10), v(9));
  }

  @Test
  void two_good_releases_in_a_row_were_both_released() {
    versions(3);
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, SUCCEEDED);
    aws.functions().serve(3, Map.of());

    assertThat(fates()).containsExactly(new Fate.Released(), new Fate.Released(), new Fate.First());
    assertThat(entries())
        .extracting(Entry::deployment)
        .containsExactly(Optional.of("d-2"), Optional.of("d-1"), Optional.empty());
    assertThat(entries()).extracting(Entry::live).containsExactly(true, false, false);
  }

  @Test
  void a_version_that_no_deployment_brought_was_never_released() {
    versions(2);

    assertThat(fates()).containsExactly(new Fate.NeverReleased(), new Fate.First());
  }

  @Test
  void a_deployment_in_flight_gives_both_versions_traffic() {
    versions(2);
    shift("d-1", 1, 2, new Status.InFlight());
    aws.functions().serve(1, Map.of(v(2), 0.1));

    assertThat(fates()).containsExactly(new Fate.InFlight(), new Fate.First());
    assertThat(entries()).extracting(Entry::live).containsExactly(true, true);
  }

  @Test
  void a_version_that_codedeploy_rolled_back_says_why_and_the_one_before_stays_released() {
    versions(3);
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, FAILED);
    put("d-3", Optional.of(new Shift(v(3), v(2))), SUCCEEDED, new Rollback.Of("d-2"));
    aws.functions().serve(2, Map.of());

    assertThat(fates())
        .containsExactly(new Fate.RolledBack(FIRED), new Fate.Released(), new Fate.First());
    assertThat(entries())
        .extracting(Entry::deployment)
        .containsExactly(Optional.of("d-2"), Optional.of("d-1"), Optional.empty());
  }

  @Test
  void a_version_that_failed_without_automatic_rollback_was_rolled_back_all_the_same() {
    versions(2);
    put("d-1", Optional.of(new Shift(v(1), v(2))), FAILED, new Rollback.Disabled());

    assertThat(fates()).containsExactly(new Fate.RolledBack(FIRED), new Fate.First());
  }

  @Test
  void of_several_tries_the_last_one_counts() {
    versions(2);
    shift("d-1", 1, 2, FAILED);
    shift("d-2", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of());

    assertThat(fates()).containsExactly(new Fate.Released(), new Fate.First());
    assertThat(entries().getFirst().deployment()).contains("d-2");
  }

  @Test
  void a_rollback_by_hand_says_who_did_it() {
    versions(2);
    shift("d-1", 1, 2, SUCCEEDED);
    movedByHand("2", 1);

    assertThat(fates()).containsExactly(BY_ADA, new Fate.First());
  }

  @Test
  void a_deployment_that_somebody_stopped_says_who_did_it() {
    versions(2);
    shift("d-1", 1, 2, new Status.Unsuccessful(new Reason.DeploymentStopped("stopped")));
    movedByHand("2", 1);

    assertThat(fates()).containsExactly(BY_ADA, new Fate.First());
  }

  @Test
  void a_version_that_was_moved_off_without_a_note_says_so() {
    versions(2);
    shift("d-1", 1, 2, SUCCEEDED);

    assertThat(fates()).containsExactly(new Fate.MovedOff(), new Fate.First());
  }

  @Test
  void of_two_rollbacks_by_hand_the_last_is_known() {
    versions(3);
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, SUCCEEDED);
    movedByHand("2", 1);

    assertThat(fates()).containsExactly(new Fate.MovedOff(), BY_ADA, new Fate.First());
  }

  @Test
  void a_version_that_a_later_rollback_has_put_back_is_released() {
    versions(2);
    shift("d-1", 1, 2, SUCCEEDED);
    RollbackNote back = World.note("1", 2).since(Optional.of(World.note("2", 1)));
    aws.functions().serve(2, Map.of(), back.text());

    assertThat(fates()).containsExactly(new Fate.Released(), new Fate.First());
  }

  @Test
  void a_rollback_over_two_releases_leaves_the_first_released() {
    versions(3);
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, SUCCEEDED);
    movedByHand("3", 1);

    assertThat(fates()).containsExactly(BY_ADA, new Fate.Released(), new Fate.First());
  }

  @Test
  void a_rollback_by_hand_is_still_known_after_the_next_release() {
    versions(3);
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 1, 3, SUCCEEDED);
    aws.functions().serve(3, Map.of(), World.note("2", 1).text());

    assertThat(fates()).containsExactly(new Fate.Released(), BY_ADA, new Fate.First());
  }

  @Test
  void a_deployment_without_a_readable_appspec_says_nothing_of_a_version() {
    versions(2);
    put("d-1", Optional.empty(), SUCCEEDED, new Rollback.Automatic());

    assertThat(fates()).containsExactly(new Fate.NeverReleased(), new Fate.First());
  }

  @Test
  void of_many_versions_only_the_newest_are_read() {
    versions(1000);
    shift("d-1", 1, 990, SUCCEEDED);
    aws.functions().serve(990, Map.of());

    assertThat(entries()).extracting(e -> e.number().value()).startsWith(1000L, 999L).hasSize(10);
    assertThat(aws.calls().made("versions")).isEmpty();
    assertThat(aws.calls().made("find")).hasSizeLessThan(100);
  }

  @Test
  void deleted_versions_are_passed_over() {
    versions(300);
    for (long number = 200; number < 297; number++) {
      aws.functions().delete(number);
    }
    aws.functions().serve(297, Map.of());

    assertThat(entries())
        .extracting(e -> e.number().value())
        .containsExactly(300L, 299L, 298L, 297L, 199L, 198L, 197L, 196L, 195L, 194L);
  }

  @Test
  void down_to_the_first_there_may_be_fewer_than_were_asked_for() {
    versions(120);
    for (long number = 2; number < 119; number++) {
      aws.functions().delete(number);
    }
    aws.functions().serve(120, Map.of());

    assertThat(entries()).extracting(e -> e.number().value()).containsExactly(120L, 119L, 1L);
  }

  private List<Fate> fates() {
    return entries().stream().map(Entry::fate).toList();
  }

  private List<Entry> entries() {
    return History.of(aws, 10);
  }

  private void versions(int most) {
    for (int number = 2; number <= most; number++) {
      aws.functions().add(number, GOOD, State.ACTIVE);
    }
  }

  private void movedByHand(String from, long to) {
    aws.functions().serve(to, Map.of(), World.note(from, to).text());
  }

  private void shift(String id, long blue, long green, Status status) {
    put(id, Optional.of(new Shift(v(blue), v(green))), status, new Rollback.Automatic());
  }

  private void put(String id, Optional<Shift> shift, Status status, Rollback rollback) {
    aws.deployments().put(FakeDeployments.deployment(id, status, shift, rollback));
  }
}
