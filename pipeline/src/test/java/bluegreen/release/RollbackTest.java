package bluegreen.release;

import static bluegreen.world.World.to;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import bluegreen.aws.Tags;
import bluegreen.ports.Connection;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason.AlarmFired;
import bluegreen.ports.Reason.Requested;
import bluegreen.ports.Seen;
import bluegreen.ports.Seen.By;
import bluegreen.ports.Version;
import bluegreen.release.RollbackOrder.Care;
import bluegreen.release.RollbackOrder.Target.Exactly;
import bluegreen.release.RollbackOrder.Target.LastGood;
import bluegreen.world.Faults;
import bluegreen.world.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.lambda.LambdaClient;

class RollbackTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void after_a_release_the_version_before_serves_again() {
    world.release("good");

    assertThat(world.rollback())
        .asInstanceOf(type(RolledBack.class))
        .satisfies(r -> assertThat(r.blue()).isEqualTo(v(1)))
        .satisfies(r -> assertThat(r.former()).containsExactly(v(2)))
        .satisfies(
            r ->
                assertThat(r.seen())
                    .isInstanceOfSatisfying(
                        By.class, by -> assertThat(by.version()).isEqualTo(v(1))));
    assertThat(world.alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void it_records_who_why_when_and_after_which_deployment() {
    world.release("good");

    world.rollback();

    assertThat(world.alias().description())
        .matches("rolled back 2 to 1 at 2026-01-31T12:\\S+Z after d-\\w+ by ada: because");
  }

  @Test
  void it_goes_back_to_the_last_version_that_finished_its_release_not_to_a_failed_canary() {
    world.release("good");
    world.release("bad");
    world.pass(Duration.ofMinutes(5));
    push("third");
    assertThat(world.release("third")).isInstanceOf(Released.class);

    world.rollback();

    assertThat(world.alias().servesOnly(v(2))).isTrue();
  }

  @Test
  void asked_twice_it_goes_back_once_and_says_how_to_go_further() {
    world.release("good");
    push("third");
    world.release("third");
    world.rollback();

    assertThat(world.rollback())
        .asInstanceOf(type(AlreadyLive.class))
        .satisfies(a -> assertThat(a.version()).isEqualTo(v(2)))
        .satisfies(a -> assertThat(a.since()).contains(new Requested("ada: because")));
    assertThat(world.alias().servesOnly(v(2))).isTrue();
    assertThat(world.rollback(to(1))).isInstanceOf(RolledBack.class);
    assertThat(world.rollback()).isInstanceOf(AlreadyLive.class);
    assertThat(world.alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void asked_again_after_a_deployment_was_stopped_it_moves_nothing_more() {
    world.release("good");
    push("third");
    world.interruptWhen(world::canaryHasTraffic);
    world.release("third");
    world.rollback();

    assertThat(world.rollback())
        .asInstanceOf(type(AlreadyLive.class))
        .satisfies(a -> assertThat(a.version()).isEqualTo(v(2)))
        .satisfies(a -> assertThat(a.since()).contains(new Requested("ada: because")));
    assertThat(world.alias().servesOnly(v(2))).isTrue();
  }

  @Test
  void a_version_that_is_released_again_can_be_rolled_back_again() {
    world.release("good");
    world.rollback();
    assertThat(world.release("good")).isInstanceOf(Released.class);

    assertThat(world.rollback()).isInstanceOf(RolledBack.class);
    assertThat(world.alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void after_an_alarm_rolled_a_release_back_nothing_is_moved_unless_a_version_is_named() {
    world.decidedByAlarms();
    world.release("good");
    world.release("bad");

    assertThat(world.rollback())
        .asInstanceOf(type(AlreadyLive.class))
        .satisfies(a -> assertThat(a.version()).isEqualTo(v(2)))
        .satisfies(a -> assertThat(a.since()).containsInstanceOf(AlarmFired.class))
        .satisfies(a -> assertThat(a.before()).contains(v(1)));
    assertThat(world.rollback(checked(1))).isInstanceOf(RolledBack.class);
    assertThat(world.alias().servesOnly(v(1))).isTrue();
    assertThat(world.rollback()).isInstanceOf(AlreadyLive.class);
  }

  @Test
  void a_version_that_was_rolled_back_is_refused_unless_forced() {
    world.decidedByAlarms();
    world.release("good");
    world.release("bad");

    assertThat(refusal(world.rollback(checked(3))))
        .startsWith("Version 3 was rolled back by CodeDeploy");
    assertThat(world.alias().servesOnly(v(2))).isTrue();
    assertThat(world.rollback(to(3))).isInstanceOf(Failing.class);
    assertThat(world.alias().servesOnly(v(3))).isTrue();
    assertThat(world.rollback(to(3))).isInstanceOf(Failing.class);
    assertThat(world.rollback()).isInstanceOf(RolledBack.class);
    assertThat(world.alias().servesOnly(v(2))).isTrue();
  }

  @Test
  void a_version_that_never_served_gets_its_smoke_tests_first() {
    World.bundle().pushFailing(world.aws().ecr(), "broken", "always");
    assertThat(world.release("broken")).isInstanceOf(Rejected.class);

    assertThat(refusal(world.rollback(checked(2))))
        .isEqualTo(
            "Version 2 never served all traffic, and fails its smoke tests: it answers: the"
                + " function failed: java.lang.IllegalStateException: it fails");
    assertThat(world.alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void a_version_that_never_served_is_moved_to_if_its_smoke_tests_pass() {
    LambdaClient lambda = world.clients().lambda();
    lambda.updateFunctionConfiguration(r -> r.functionName("lotto").memorySize(2048));
    world.pass(Duration.ofMinutes(1));
    lambda.publishVersion(r -> r.functionName("lotto"));

    assertThat(world.rollback(checked(2))).isInstanceOf(RolledBack.class);
    assertThat(world.told().lines()).contains("it answers[]");
    assertThat(world.alias().servesOnly(v(2))).isTrue();
  }

  @Test
  void the_release_to_take_back_is_found_behind_more_deployments_than_fit_one_page() {
    world.release("good");
    for (int i = 0; i < 101; i++) {
      world.deploy("version: 0.0");
    }

    assertThat(world.rollback()).isInstanceOf(RolledBack.class);
    assertThat(world.alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void during_a_deployment_it_stops_it_and_sees_it_through() {
    world.interruptWhen(world::canaryHasTraffic);
    world.release("good");
    assertThat(world.alias().weights()).isNotEmpty();

    assertThat(world.rollback())
        .asInstanceOf(type(RolledBack.class))
        .satisfies(r -> assertThat(r.deployment()).isPresent());
    assertThat(world.alias().servesOnly(v(1))).isTrue();
    assertThat(world.connect().deployments().inFlight()).isEmpty();
  }

  @Test
  void a_deployment_that_succeeds_just_before_the_stop_is_taken_back_by_the_alias() {
    world.interruptWhen(world::canaryHasTraffic);
    world.release("good");
    world.intercept(Faults.before("StopDeployment", () -> world.pass(Duration.ofMinutes(10))));

    assertThat(world.rollback()).isInstanceOf(RolledBack.class);
    assertThat(world.alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void weights_that_were_left_behind_are_cleared() {
    world.release("good");
    world.weigh(v(1), 0.9);

    assertThat(world.rollback()).isInstanceOf(RolledBack.class);
    assertThat(world.alias().servesOnly(v(2))).isTrue();
  }

  @Test
  void any_version_can_be_named() {
    world.release("good");
    push("third");
    world.release("third");

    assertThat(world.rollback(to(1))).isInstanceOf(RolledBack.class);
    assertThat(world.alias().servesOnly(v(1))).isTrue();
    assertThat(world.rollback(to(1))).isEqualTo(new AlreadyLive(v(1)));
  }

  @Test
  void a_version_that_is_asleep_is_awake_before_traffic_reaches_it() {
    world.release("good");
    world.aws().lambda().idle("lotto", "1");

    assertThat(world.rollback()).isInstanceOf(RolledBack.class);
    assertThat(world.functions().version(v(1)).state()).isEqualTo(Version.State.ACTIVE);
    assertThat(world.failures()).isEmpty();
  }

  @Test
  void an_active_version_serves_again_whatever_has_become_of_its_image() {
    world.release("good");
    world.clients().ecr().deleteRepository(r -> r.repositoryName("lotto").force(true));

    assertThat(world.rollback()).isInstanceOf(RolledBack.class);
    assertThat(world.alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void an_inactive_version_whose_image_is_gone_is_refused_and_nothing_moves() {
    world.release("good");
    world.aws().lambda().idle("lotto", "1");
    String digest = "sha256:" + world.functions().version(v(1)).codeSha256();
    world
        .clients()
        .ecr()
        .batchDeleteImage(
            r ->
                r.repositoryName("lotto")
                    .imageIds(ImageIdentifier.builder().imageDigest(digest).build()));

    assertThat(refusal(world.rollback())).contains("is gone from the registry");
    assertThat(world.alias().servesOnly(v(2))).isTrue();
  }

  @Test
  void an_inactive_version_whose_repository_is_gone_is_refused_and_nothing_moves() {
    world.release("good");
    world.aws().lambda().idle("lotto", "1");
    world.clients().ecr().deleteRepository(r -> r.repositoryName("lotto").force(true));

    assertThat(refusal(world.rollback())).contains("is gone from the registry");
    assertThat(world.alias().servesOnly(v(2))).isTrue();
  }

  @Test
  void a_deployment_group_that_is_gone_is_refused_and_nothing_moves() {
    world.release("good");
    Connection elsewhere = world.connect(Map.of(Tags.GROUP, "gone"));
    RollbackOrder order = new RollbackOrder(new LastGood(), "ada", "because");

    assertThat(refusal(new Rollback(elsewhere, world.time(), world.told(), order).run()))
        .contains("No Deployment Group found");
    assertThat(world.alias().servesOnly(v(2))).isTrue();
  }

  @Test
  void tags_that_make_no_sense_stop_no_rollback() {
    world.release("good");
    tag("bluegreen:url", "?");
    tag("bluegreen:application", "");

    assertThat(world.rollback())
        .asInstanceOf(type(RolledBack.class))
        .satisfies(r -> assertThat(r.seen()).isInstanceOf(Seen.NotLooked.class));
    assertThat(world.alias().servesOnly(v(1))).isTrue();
    assertThat(world.told().lines())
        .contains("Tag bluegreen:url is no URL (?): it was not checked.");
  }

  @Test
  void the_first_version_has_nothing_before_it() {
    assertThat(refusal(world.rollback())).contains("the version before it is unknown");
  }

  @Test
  void a_version_that_does_not_exist_is_refused() {
    assertThat(refusal(world.rollback(to(99)))).contains("There is no version 99");
  }

  @Test
  void an_alias_that_somebody_else_moves_meanwhile_is_looked_at_again() {
    world.release("good");
    world.intercept(Faults.before("UpdateAlias", 1, this::somebodyElseWrites));

    assertThat(world.rollback()).isInstanceOf(RolledBack.class);
    assertThat(world.told().lines()).contains("The alias changed meanwhile: reading it again");
    assertThat(world.alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void an_alias_that_somebody_else_keeps_moving_is_undecided() {
    world.release("good");
    world.intercept(Faults.before("UpdateAlias", 10, this::somebodyElseWrites));

    assertThat(world.rollback()).isInstanceOf(Undecided.class);
  }

  private void somebodyElseWrites() {
    world
        .clients()
        .lambda()
        .updateAlias(r -> r.functionName("lotto").name("live").description("somebody else"));
  }

  private static String refusal(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).refusals().getFirst().why();
  }

  private void push(String tag) {
    World.bundle().push(world.aws().ecr(), tag);
  }

  /** A rollback to a version as an operator asks for it, with the release's smoke tests. */
  private static RollbackOrder.Target checked(long version) {
    return new Exactly(v(version), new Care.Checked(() -> World.order("any").smokeTests()));
  }

  private void tag(String name, String value) {
    LambdaClient lambda = world.clients().lambda();
    String arn = lambda.getFunction(r -> r.functionName("lotto")).configuration().functionArn();
    lambda.tagResource(r -> r.resource(arn).tags(Map.of(name, value)));
  }
}
