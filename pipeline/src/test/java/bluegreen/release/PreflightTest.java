package bluegreen.release;

import static bluegreen.world.FakeAws.FIRST;
import static bluegreen.world.FakeFunctions.SETTINGS;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alarm.State;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Group;
import bluegreen.ports.Latest.Obstacle;
import bluegreen.ports.Refusal;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import bluegreen.release.ReleaseOrder.Source;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import bluegreen.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {
  private static final String RUNS = "https://github.com/ada/lotto/actions/runs/";
  private static final ReleaseOrder ORDER =
      new ReleaseOrder(World.image("good"), new Source("c0ffee", RUNS + "10"), List.of());

  private final FakeAws aws = new FakeAws();

  @Test
  void a_function_at_rest_may_be_released() {
    assertThat(refusals()).isEmpty();
  }

  @Test
  void another_deployment_in_flight_explains_the_weights() {
    aws.deployments()
        .put(FakeDeployments.deployment("d-1", new Status.InFlight(), new Shift(v(1), v(2))));
    aws.functions().serve(1, Map.of(v(2), 0.1));

    assertThat(refusals())
        .containsExactly(
            new Refusal(
                "Deployment d-1 (version 1 → 2) is in flight and is not this release.",
                "Wait for it, or stop it and roll it back: bluegreen rollback --function lotto"));
  }

  @Test
  void another_deployment_may_have_an_appspec_that_cannot_be_read() {
    aws.deployments()
        .put(
            FakeDeployments.deployment(
                "d-1", new Status.InFlight(), Optional.empty(), new Rollback.Disabled()));

    assertThat(refusals())
        .extracting(Refusal::why)
        .containsExactly("Deployment d-1 (unknown shift) is in flight and is not this release.");
  }

  @Test
  void weights_that_nothing_explains_are_refused() {
    aws.functions().serve(1, Map.of(v(2), 0.1));

    assertThat(refusals())
        .containsExactly(
            new Refusal(
                "Alias live carries weights that no deployment in flight explains: version"
                    + " 1 + 2 (10 %).",
                "Move all traffic back to version 1: bluegreen rollback --function lotto"));
  }

  @Test
  void a_group_has_to_roll_back_automatically() {
    group(List.of("errors"), "DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM");

    assertThat(refusals())
        .containsExactly(
            new Refusal(
                "Deployment group live does not roll back on DEPLOYMENT_FAILURE,"
                    + " DEPLOYMENT_STOP_ON_ALARM.",
                "Enable automatic rollback on these events in the deployment group."));
  }

  @Test
  void a_group_needs_an_alarm() {
    group(List.of());

    assertThat(refusals())
        .containsExactly(
            new Refusal(
                "Deployment group live has no alarm: nothing would roll a bad version back.",
                "Add an alarm on the alias's errors to the deployment group and enable its"
                    + " alarms."));
  }

  @Test
  void a_later_run_must_not_be_overtaken() {
    aws.functions().releasedBy(1, RUNS + "11");

    assertThat(refusals())
        .containsExactly(
            new Refusal(
                "Version 1, which serves, was released by a later run: " + RUNS + "11",
                "Nothing to do. To release the older commit all the same, start a new run by"
                    + " hand."));
  }

  @ParameterizedTest
  @ValueSource(strings = {RUNS + "10", RUNS + "9", "ada"})
  void the_same_run_and_others_may_be_followed(String run) {
    aws.functions().releasedBy(1, run);

    assertThat(refusals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', INACTIVE", "idle for weeks, INACTIVE (idle for weeks)"})
  void blue_has_to_be_active(String reason, String state) {
    aws.functions().add(1, FIRST, Version.State.INACTIVE, reason);

    assertThat(refusals())
        .containsExactly(
            new Refusal(
                "Version 1, which serves, is " + state + ".",
                "Invoke it to wake it (bluegreen smoke --version 1 does), so that a rollback has"
                    + " somewhere to go."));
  }

  @Test
  void blues_image_has_to_be_in_the_registry() {
    aws.forgets(FIRST);

    assertThat(refusals())
        .containsExactly(
            new Refusal(
                "The image of version 1, which serves, is gone from the registry: " + FIRST.uri(),
                "Push it again, so that a rollback has somewhere to go; check the repository's"
                    + " life-cycle policy. If it can't be pushed again, --hotfix releases without a"
                    + " way back."));
  }

  @Test
  void all_reasons_are_given_at_once() {
    alarm(State.ALARM);
    aws.forgets(FIRST);
    aws.functions().serve(1, Map.of(v(2), 0.1));

    assertThat(refusals()).hasSize(3);
  }

  private List<Refusal> refusals() {
    return refusals(ORDER);
  }

  private List<Refusal> refusals(ReleaseOrder order) {
    return new Preflight(aws.coordinates()).check(Situation.of(aws, order.image()), order);
  }

  private void alarm(State state, VersionNumber... versions) {
    aws.monitoring().put(new Alarm("errors", state, "three errors", Set.of(versions)));
  }

  private void group(List<String> alarms, String... missing) {
    aws.deployments()
        .group(
            new Group("LambdaCanary10Percent5Minutes", alarms, List.of(missing), Optional.empty()));
  }

  @Test
  void another_functions_deployment_in_flight_has_to_be_waited_for() {
    aws.deployments().put(FakeDeployments.others("d-1", new Status.InFlight()));

    assertThat(refusals())
        .containsExactly(
            new Refusal(
                "Deployment d-1 (of orders:live) is in flight and is not this release.",
                "Wait for it: a deployment group runs one deployment at a time."));
  }

  @Test
  void a_zip_function_and_one_that_may_not_run_are_refused() {
    aws.functions().configures(SETTINGS, Obstacle.ZIP_PACKAGE, Obstacle.NO_CONCURRENCY);

    assertThat(refusals())
        .containsExactlyInAnyOrder(
            new Refusal(
                "The function lotto runs Zip packages, not container images.",
                "Create it anew with package type Image: Lambda can't change it."),
            new Refusal(
                "The function lotto has a reserved concurrency of 0: Lambda refuses every request"
                    + " to it.",
                "Raise or delete it: aws lambda delete-function-concurrency --function-name"
                    + " lotto"));
  }
}
