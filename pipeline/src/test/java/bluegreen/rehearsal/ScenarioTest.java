package bluegreen.rehearsal;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason.AlarmFired;
import bluegreen.ports.Seen;
import bluegreen.rehearsal.Ledger.Answered;
import bluegreen.rehearsal.Ledger.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which a scenario can end otherwise than it must is found. */
class ScenarioTest {
  private static final Outcome RELEASED =
      new Released(new Shift(v(1), v(2)), "d-1", List.of(), new Seen.NotLooked("No URL is known"));
  private static final Outcome ROLLED_BACK =
      new RolledBack(
          v(1),
          List.of(v(2)),
          Optional.of("d-1"),
          new AlarmFired(List.of("errors"), ""),
          new Seen.NotLooked("No URL is known"));
  private static final Outcome REJECTED = new Rejected(v(2), List.of("health"));
  private static final Alias ON_1 = new Alias(v(1), Map.of(), "", "");
  private static final Alias ON_2 = new Alias(v(2), Map.of(), "", "");
  private static final Alias MIXED = new Alias(v(1), Map.of(v(2), 0.1), "", "");
  private static final Answered BLUE = answered(200, "1");
  private static final Answered GREEN = answered(200, "2");
  private static final Answered BLUE_FAILED = answered(502, "1");
  private static final Answered GREEN_FAILED = answered(502, "2");
  private static final Answered NOBODY = answered(503, "-");

  @Test
  void nothing_is_unexpected_if_scenarios_end_as_they_must() {
    assertThat(Scenario.good.unexpected(v(1), RELEASED, page(BLUE, GREEN), ON_2)).isEmpty();
    assertThat(Scenario.bad.unexpected(v(1), ROLLED_BACK, page(BLUE, GREEN_FAILED), ON_1))
        .isEmpty();
    assertThat(Scenario.smoke.unexpected(v(1), REJECTED, page(BLUE), ON_1)).isEmpty();
    assertThat(Scenario.rollback.unexpected(v(2), ROLLED_BACK, page(GREEN, BLUE), ON_1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void another_outcome_is_unexpected(Scenario scenario) {
    Page page = scenario == Scenario.bad ? page(GREEN_FAILED) : page(BLUE);

    assertThat(scenario.unexpected(v(1), new Undecided("no answer", "again"), page, ON_1))
        .contains("ended otherwise: Undecided: no answer");
  }

  @Test
  void an_alias_elsewhere_or_with_weights_is_unexpected() {
    assertThat(Scenario.good.unexpected(v(1), RELEASED, page(BLUE), ON_1))
        .containsExactly("the alias is on version 1, not on 2 alone");
    assertThat(Scenario.bad.unexpected(v(1), ROLLED_BACK, page(GREEN_FAILED), MIXED))
        .containsExactly("the alias is on version 1 + 2 (10 %), not on 1 alone");
    assertThat(Scenario.smoke.unexpected(v(1), REJECTED, page(BLUE), ON_2)).hasSize(1);
    assertThat(Scenario.rollback.unexpected(v(2), ROLLED_BACK, page(BLUE), ON_2)).hasSize(1);
  }

  @Test
  void a_silent_public_is_unexpected() {
    assertThat(Scenario.good.unexpected(v(1), RELEASED, page(), ON_2))
        .containsExactly("no public request was made");
    assertThat(Scenario.bad.unexpected(v(1), ROLLED_BACK, page(BLUE), ON_1))
        .containsExactly("no public request met the bad version");
  }

  @Test
  void a_failed_request_is_unexpected_unless_the_bad_version_served_it() {
    assertThat(Scenario.good.unexpected(v(1), RELEASED, page(BLUE, GREEN_FAILED), ON_2))
        .containsExactly("public requests failed by version {2=1}: [LAMBDA_UNHANDLED]");
    assertThat(Scenario.bad.unexpected(v(1), ROLLED_BACK, page(GREEN_FAILED, BLUE_FAILED), ON_1))
        .containsExactly("public requests failed by version {1=1, 2=1}: [LAMBDA_UNHANDLED]");
    assertThat(Scenario.bad.unexpected(v(1), ROLLED_BACK, page(GREEN_FAILED, NOBODY), ON_1))
        .hasSize(1);
    assertThat(Scenario.rollback.unexpected(v(2), ROLLED_BACK, page(GREEN_FAILED), ON_1))
        .hasSize(1);
  }

  @Test
  void traffic_for_a_version_that_failed_its_smoke_tests_is_unexpected() {
    assertThat(Scenario.smoke.unexpected(v(1), REJECTED, page(BLUE, GREEN), ON_1))
        .containsExactly("version 2 got traffic");
  }

  private static Page page(Answered... answers) {
    return new Page(Instant.EPOCH, Stream.of(answers).toList(), List.of());
  }

  private static Answered answered(int status, String version) {
    return new Answered(
        Instant.EPOCH, status, version, status == 200 ? "null" : "LAMBDA_UNHANDLED");
  }
}
