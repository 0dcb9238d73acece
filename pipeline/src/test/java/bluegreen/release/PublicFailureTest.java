package bluegreen.release;

import static bluegreen.world.FakeAws.answeredBy;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason;
import bluegreen.ports.Seen;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A version that serves all traffic and fails at the public URL. */
class PublicFailureTest extends ReleaseSteps {
  @Test
  void a_version_that_fails_for_the_public_is_rolled_back_with_a_note() {
    greenFails();
    succeeds();

    assertThat(release()).isEqualTo(rolledBack(new Reason.PublicUrlFailed("HTTP 502")));
    assertThat(aws.calls().made("moveAlias"))
        .singleElement()
        .asString()
        .matches(
            "moveAlias 1 rolled back 2 to 1 at \\S+ after d-1 by a test: the public URL failed:"
                + " HTTP 502");
    assertThat(told.lines())
        .contains(
            "Version 2 serves all traffic, and the public URL failed: HTTP 502: rolling back to"
                + " version 1");
  }

  @Test
  void a_public_url_that_failed_before_is_not_the_releases_fault() {
    aws.publicSees(() -> BROKEN);
    succeeds();

    assertThat(release()).isEqualTo(new Failing(v(2), BROKEN));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
    assertThat(told.lines())
        .contains("The public URL failed before this release, too: it is not rolled back.");
  }

  @Test
  void if_somebody_moves_the_alias_off_a_failing_version_it_is_left_alone() {
    aws.publicSees(
        () -> {
          if (time.passed().toSeconds() < 20) {
            return answeredBy(1);
          }
          aws.functions().serve(7, Map.of());
          return BROKEN;
        });
    succeeds();

    assertThat(release())
        .isEqualTo(
            new Undecided(
                "Deployment d-1 succeeded, but the alias is on version 7.",
                "Somebody else moved it. See bluegreen status."));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void an_answer_that_names_no_version_and_is_no_failure_is_fine() {
    Seen seen = new Seen.Unnamed(404, "HTTP 404, no X-Lotto-Version");
    aws.publicSees(() -> seen);
    succeeds();

    assertThat(release())
        .isInstanceOfSatisfying(
            Released.class, released -> assertThat(released.seen()).isEqualTo(seen));
  }

  @Test
  void a_failure_of_green_during_the_canary_is_none_before() {
    attempted("d-1", IN_FLIGHT, new Rollback.Automatic());
    aws.functions().serve(1, Map.of(v(2), 0.1));
    Seen failing = new Seen.By(v(2), 500, "HTTP 500 from version 2");
    aws.publicSees(() -> aws.functions().alias().servesOnly(v(1)) ? answeredBy(1) : failing);
    succeeds();

    assertThat(release())
        .isEqualTo(rolledBack(new Reason.PublicUrlFailed("HTTP 500 from version 2")));
  }

  @Test
  void a_rollback_is_known_as_its_own_also_if_the_answer_was_lost() {
    greenFails();
    succeeds();
    losesTheAnswerToAMove();

    assertThat(release()).isEqualTo(rolledBack(new Reason.PublicUrlFailed("HTTP 502")));
    assertThat(aws.calls().made("moveAlias")).hasSize(1);
  }

  private void greenFails() {
    aws.publicSees(() -> aws.functions().alias().servesOnly(v(2)) ? BROKEN : answeredBy(1));
  }
}
