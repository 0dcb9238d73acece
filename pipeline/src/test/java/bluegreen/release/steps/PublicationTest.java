package bluegreen.release.steps;

import static bluegreen.world.FakeAws.FIRST;
import static bluegreen.world.FakeAws.GOOD;
import static bluegreen.world.FakeAws.OTHER;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bluegreen.ports.Change.CodeUpdated;
import bluegreen.ports.Change.VersionPublished;
import bluegreen.ports.Latest;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Origin;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.ports.StaleException;
import bluegreen.ports.Version;
import bluegreen.ports.Version.State;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeFunctions;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationTest {
  private final FakeAws aws = new FakeAws();
  private final FakeFunctions functions = aws.functions();
  private final VirtualTime time = new VirtualTime();
  private final Told told = new Told();
  private final Publication publication = new Publication(functions, time, told);

  @Test
  void an_image_that_runs_already_is_not_updated() throws InterruptedException {
    functions.runs(GOOD);

    assertThat(update().runs(GOOD)).isTrue();
    assertThat(updates()).isZero();
    assertThat(publication.changes()).isEmpty();
    assertThat(told.lines()).containsExactly("$LATEST runs the image");
  }

  @Test
  void another_image_is_updated() throws InterruptedException {
    assertThat(update().runs(GOOD)).isTrue();
    assertThat(updates()).isEqualTo(1);
    assertThat(publication.changes()).containsExactly(new CodeUpdated());
    assertThat(told.lines()).containsExactly("$LATEST runs the image");
  }

  @Test
  void it_waits_until_lambda_has_fetched_the_image() throws InterruptedException {
    aws.calls()
        .next("latest", () -> {})
        .next("latest", () -> functions.fetches(GOOD))
        .next("latest", () -> functions.runs(GOOD));

    assertThat(update().runs(GOOD)).isTrue();
    assertThat(told.lines()).containsExactly("$LATEST runs the image");
    assertThat(updates()).isEqualTo(1);
  }

  @Test
  void it_lets_somebody_elses_update_end_before_its_own() throws InterruptedException {
    functions.fetches(OTHER);
    aws.calls()
        .next("latest", () -> {})
        .next("latest", () -> {})
        .next("latest", () -> functions.runs(OTHER));

    assertThat(update().runs(GOOD)).isTrue();
    assertThat(updates()).isEqualTo(1);
    assertThat(told.lines())
        .containsExactly("Waiting until Lambda has fetched the image", "$LATEST runs the image");
  }

  @Test
  void an_image_that_lambda_cannot_run_is_refused() {
    aws.calls()
        .next("latest", () -> {})
        .next("latest", () -> functions.fails(GOOD, "ECR image was deleted"));

    assertThat(refusal(this::update))
        .isEqualTo(
            new Refusal(
                "Lambda can't run " + GOOD.uri() + ": ECR image was deleted",
                "Traffic is untouched. Correct the image or the repository's policy and release"
                    + " again."));
    assertThat(publication.changes()).containsExactly(new CodeUpdated());
  }

  @Test
  void an_image_that_failed_before_is_tried_again() throws InterruptedException {
    functions.fails(GOOD, "no permission to pull");

    assertThat(update().runs(GOOD)).isTrue();
    assertThat(updates()).isEqualTo(1);
  }

  @Test
  void it_loses_sight_of_an_update_that_takes_a_quarter_of_an_hour() {
    aws.calls().every("latest", () -> functions.fetches(GOOD));

    assertThatThrownBy(this::update)
        .isInstanceOf(LostSightException.class)
        .hasMessage("Lambda has been updating the function for a quarter of an hour.");
    assertThat(time.passed()).isEqualTo(Duration.ofMinutes(15));
    assertThat(time.pauses()).allMatch(pause -> pause.compareTo(Duration.ofMillis(100)) <= 0);
  }

  @Test
  void it_gives_up_if_lambda_never_reports_the_digest() {
    aws.calls().every("latest", () -> functions.runs(OTHER));

    assertThatThrownBy(this::update)
        .isInstanceOf(StaleException.class)
        .hasMessage("$LATEST was updated to " + GOOD.uri() + " and runs " + OTHER.digest());
    assertThat(updates()).isEqualTo(5);
  }

  @Test
  void an_update_whose_answer_was_lost_is_found_done() throws InterruptedException {
    aws.calls()
        .next(
            "updateCode",
            () -> {
              functions.runs(GOOD);
              throw new StaleException("the revision changed");
            });

    assertThat(update().runs(GOOD)).isTrue();
    assertThat(updates()).isEqualTo(1);
    assertThat(publication.changes()).containsExactly(new CodeUpdated());
    assertThat(told.lines())
        .containsExactly(
            "The function changed meanwhile: reading it again", "$LATEST runs the image");
  }

  @Test
  void a_published_version_is_active_and_says_where_it_comes_from() throws InterruptedException {
    functions.runs(GOOD);

    assertThat(publish().origin()).isEqualTo(new Origin("c0ffee", GOOD.digest(), "a run"));
    assertThat(publication.changes()).containsExactly(new VersionPublished(v(2)));
    assertThat(told.lines()).containsExactly("Version 2 is published and active");
  }

  @Test
  void code_that_somebody_else_changed_is_not_published() {
    functions.runs(OTHER);

    assertThat(refusal(this::publish)).isEqualTo(changedBySomebody());
    assertThat(aws.calls().made("publish")).isEmpty();
    assertThat(publication.changes()).isEmpty();
  }

  @Test
  void code_that_somebody_else_changes_while_it_is_published_is_refused() {
    functions.runs(GOOD);
    aws.calls()
        .next(
            "publish",
            () -> {
              functions.runs(OTHER);
              throw new StaleException("the revision changed");
            });

    assertThat(refusal(this::publish)).isEqualTo(changedBySomebody());
    assertThat(aws.calls().made("publish")).hasSize(1);
    assertThat(publication.changes()).isEmpty();
  }

  @Test
  void a_change_that_leaves_the_code_alone_is_published() throws InterruptedException {
    functions.runs(GOOD);
    aws.calls()
        .next(
            "publish",
            () -> {
              throw new StaleException("the revision changed");
            });

    assertThat(publish().number()).isEqualTo(v(2));
    assertThat(told.lines())
        .containsExactly(
            "The function changed meanwhile: reading it again",
            "Version 2 is published and active");
  }

  @Test
  void it_waits_until_a_pending_version_is_active() throws InterruptedException {
    functions.runs(GOOD);
    aws.calls()
        .next("version", () -> functions.add(2, GOOD, State.PENDING))
        .next("version", () -> functions.add(2, GOOD, State.ACTIVE));

    assertThat(publish().state()).isEqualTo(State.ACTIVE);
    assertThat(told.lines())
        .containsExactly("Waiting until version 2 is active", "Version 2 is published and active");
  }

  @Test
  void an_inactive_version_is_woken() throws InterruptedException {
    functions.add(1, FIRST, State.INACTIVE);
    aws.calls().next("wake", () -> functions.add(1, FIRST, State.PENDING));
    aws.calls()
        .next("version", () -> {})
        .next("version", () -> {})
        .next("version", () -> functions.add(1, FIRST, State.ACTIVE));

    assertThat(publication.active(v(1)).state()).isEqualTo(State.ACTIVE);
    assertThat(aws.calls().made("wake", "version"))
        .containsExactly("version 1", "wake 1", "version 1", "version 1");
  }

  @ParameterizedTest
  @CsvSource({
    "'', Version 1 is FAILED",
    "image was deleted, Version 1 is FAILED: image was deleted"
  })
  void a_version_that_failed_is_refused(String reason, String why) {
    functions.add(1, FIRST, State.FAILED, reason);

    assertThat(refusal(() -> publication.active(v(1)))).isEqualTo(notActive(why));
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void a_version_that_is_pending_for_a_quarter_of_an_hour_is_refused() {
    functions.add(1, FIRST, State.PENDING, "creating");

    assertThat(refusal(() -> publication.active(v(1))))
        .isEqualTo(notActive("Version 1 is PENDING: creating"));
    assertThat(time.passed()).isEqualTo(Duration.ofMinutes(15));
  }

  private Latest update() throws InterruptedException {
    return publication.updateCode(functions.latest(), GOOD);
  }

  private Version publish() throws InterruptedException {
    return publication.publish(
        functions.latest(), GOOD, new Origin("c0ffee", GOOD.digest(), "a run"));
  }

  private int updates() {
    return aws.calls().made("updateCode").size();
  }

  private static Refusal changedBySomebody() {
    return new Refusal(
        "Somebody else changed the function's code during this release: it runs " + OTHER.digest(),
        "Traffic is untouched. Let one release end before the next begins.");
  }

  private static Refusal notActive(String why) {
    return new Refusal(why, "Check that its image is still in the registry: " + FIRST.uri());
  }

  private static Refusal refusal(ThrowingCallable step) {
    return catchThrowableOfType(RefusedException.class, step).refusal();
  }
}
