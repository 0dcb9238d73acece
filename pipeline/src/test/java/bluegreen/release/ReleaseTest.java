package bluegreen.release;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import bluegreen.aws.Tags;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason.AlarmFired;
import bluegreen.ports.Reason.JudgedWorse;
import bluegreen.ports.Refusal;
import bluegreen.ports.Seen;
import bluegreen.ports.Traffic;
import bluegreen.ports.Version;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.release.ReleaseOrder.OnInterrupt;
import bluegreen.verdict.Verdict.Ground;
import bluegreen.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

class ReleaseTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_good_version_goes_through_the_canary_and_no_request_fails() {
    Outcome outcome = world.release("good");

    assertThat(outcome)
        .asInstanceOf(type(Released.class))
        .extracting(Released::shift)
        .isEqualTo(new Shift(v(1), v(2)));
    assertThat(world.trace()).containsExactly("1 + 2 (10 %)", "2");
    assertThat(world.failures()).isEmpty();
    assertThat(world.told().weights()).contains(0.1, 1.0);
  }

  @Test
  void it_measures_what_both_versions_did() {
    Released released = (Released) world.release("good");

    assertThat(released.evidence()).extracting(Traffic::version).containsExactly(v(1), v(2));
    assertThat(released.evidence()).allMatch(t -> t.requests() > 0 && t.errors() == 0);
    assertThat(released.seen())
        .isEqualTo(new Seen.By(v(2), 200, "HTTP 200 from version 2 at " + world.aws().url() + "/"));
  }

  @Test
  void the_version_says_where_it_comes_from() {
    world.release("good");

    Version version = world.functions().version(v(2));
    assertThat(version.origin().commit()).isEqualTo("c0ffee");
    assertThat(version.origin().digest()).isEqualTo("sha256:" + version.codeSha256());
    assertThat(version.origin().run()).isEqualTo("a_test");
  }

  @Test
  void the_same_image_again_is_already_live() {
    world.release("good");

    assertThat(world.release("good")).isEqualTo(new AlreadyLive(v(2)));
    assertThat(world.functions().versions()).hasSize(2);
    assertThat(world.connect().deployments().newest()).hasSize(1);
  }

  @Test
  void the_same_image_with_another_configuration_is_a_new_version() {
    world.release("good");
    world
        .clients()
        .lambda()
        .updateFunctionConfiguration(r -> r.functionName("lotto").memorySize(1024));
    world.pass(Duration.ofMinutes(1));

    assertThat(world.release("good")).isInstanceOf(Released.class);
    assertThat(world.alias().servesOnly(v(3))).isTrue();
  }

  @Test
  void a_bad_version_is_stopped_as_soon_as_it_is_known_to_be_worse() {
    Outcome outcome = world.release("bad");

    assertThat(outcome)
        .asInstanceOf(type(RolledBack.class))
        .satisfies(r -> assertThat(r.blue()).isEqualTo(v(1)))
        .satisfies(
            r ->
                assertThat(r.reason())
                    .isInstanceOfSatisfying(
                        JudgedWorse.class,
                        judged -> {
                          assertThat(judged.verdict().ground()).isEqualTo(Ground.ERRORS);
                          assertThat(judged.failure()).isPresent();
                        }));
    assertThat(world.alias().servesOnly(v(1))).isTrue();
    assertThat(world.alias().description())
        .matches("rolled back 2 to 1 at \\S+ after d-\\w+ by a test: it answers worse: .*");
    assertThat(world.failures()).containsOnlyKeys("2");
  }

  @Test
  void a_bad_version_is_taken_back_by_its_alarm() {
    world.decidedByAlarms();

    Outcome outcome = world.release("bad");

    assertThat(outcome)
        .asInstanceOf(type(RolledBack.class))
        .satisfies(r -> assertThat(r.blue()).isEqualTo(v(1)))
        .satisfies(
            r ->
                assertThat(r.reason())
                    .isInstanceOfSatisfying(
                        AlarmFired.class,
                        fired ->
                            assertThat(fired.alarms()).containsExactly("lotto-canary-errors")));
    assertThat(world.alias().servesOnly(v(1))).isTrue();
    assertThat(world.failures()).containsOnlyKeys("2");
  }

  @Test
  void the_same_bad_image_again_says_that_it_was_taken_back() {
    world.decidedByAlarms();
    world.release("bad");

    assertThat(world.release("bad")).isInstanceOf(RolledBack.class);
    assertThat(world.connect().deployments().newest().filter(d -> d.rollbackOf().isEmpty()))
        .hasSize(1);
  }

  @Test
  void a_version_that_fails_its_smoke_tests_gets_no_traffic() {
    push("broken", "always");

    Outcome outcome = world.release("broken");

    assertThat(outcome)
        .asInstanceOf(type(Rejected.class))
        .satisfies(r -> assertThat(r.failures()).hasSize(1))
        .satisfies(r -> assertThat(r.failures().getFirst()).contains("it fails"));
    assertThat(world.trace()).isEmpty();
    assertThat(world.connect().deployments().newest()).isEmpty();
  }

  @Test
  void an_image_that_is_not_there_is_refused() {
    assertThat(refusals(world.release("none")))
        .containsExactly("There is no image lotto:none in " + world.aws().ecr().host() + "/lotto.");
    assertThat(world.functions().versions()).hasSize(1);
  }

  @Test
  void an_index_is_resolved_to_the_image_for_the_functions_architecture() {
    World.bundle().push(world.aws().ecr(), "one");
    String digest = world.connect().registry().resolve(World.image("one"), "amd64").digest();
    world.aws().ecr().pushIndex("lotto", "index", List.of(digest));

    assertThat(world.release("index")).isInstanceOf(Released.class);
    assertThat(world.functions().version(v(2)).imageUri()).endsWith(digest);
    assertThat(world.told().lines())
        .anyMatch(l -> l.contains("index") && l.contains("Lambda refuses"));
  }

  @Test
  void weights_that_nothing_explains_are_refused() {
    world.release("good");
    world.weigh(v(1), 0.5);

    assertThat(refusals(world.release("bad")))
        .containsExactly(
            "Alias live carries weights that no deployment in flight explains: version 2 + 1 (50"
                + " %).");
  }

  @Test
  void an_alarm_that_fires_already_is_refused_unless_overridden() {
    fire();
    assertThat(refusals(world.release("good")).getFirst())
        .startsWith("Alarm lotto-live-errors is firing");

    Outcome fix = world.release(World.order("good").with(FiringAlarms.OVERRIDE));

    assertThat(fix).isInstanceOf(Released.class);
    assertThat(world.told().lines()).anyMatch(l -> l.contains("guarded by lotto-canary-errors"));
  }

  @Test
  void a_run_that_a_later_one_has_overtaken_is_refused() {
    String runs = "https://github.com/ada/lotto/actions/runs/";
    World.bundle().push(world.aws().ecr(), "older");
    world.release(World.order("good", runs + "20"));

    assertThat(refusals(world.release(World.order("older", runs + "9"))))
        .containsExactly("Version 2, which serves, was released by a later run: " + runs + "20");
    assertThat(world.release(World.order("older", runs + "21"))).isInstanceOf(Released.class);
  }

  @Test
  void another_deployment_in_flight_is_refused_by_its_id() {
    world.interruptWhen(world::inFlight);
    Interrupted first = (Interrupted) world.release("good");
    String id = first.inFlight().orElseThrow();

    assertThat(refusals(world.release("bad")))
        .containsExactly(
            "Deployment " + id + " (version 1 → 2) is in flight and is not this release.");
  }

  @Test
  void a_group_that_would_not_roll_back_is_refused() {
    world
        .clients()
        .codeDeploy()
        .updateDeploymentGroup(
            r ->
                r.applicationName("lotto")
                    .currentDeploymentGroupName("live")
                    .autoRollbackConfiguration(
                        a -> a.enabled(true).events(AutoRollbackEvent.DEPLOYMENT_FAILURE))
                    .alarmConfiguration(a -> a.enabled(false)));

    assertThat(refusals(world.release("good")))
        .containsExactly(
            "Deployment group live does not roll back on DEPLOYMENT_STOP_ON_ALARM,"
                + " DEPLOYMENT_STOP_ON_REQUEST.",
            "Deployment group live has no alarm: nothing would roll a bad version back.");
  }

  @Test
  void an_alarm_that_does_not_exist_guards_nothing() {
    world.clients().cloudWatch().deleteAlarms(r -> r.alarmNames("lotto-live-errors"));

    assertThat(refusals(world.release("good")).getFirst()).contains("does not exist");
  }

  @Test
  void a_version_that_serves_but_could_not_serve_again_is_refused() {
    world.aws().lambda().idle("lotto", "1");
    String digest = "sha256:" + world.functions().version(v(1)).codeSha256();
    world
        .clients()
        .ecr()
        .batchDeleteImage(
            r ->
                r.repositoryName("lotto")
                    .imageIds(ImageIdentifier.builder().imageDigest(digest).build()));

    assertThat(refusals(world.release("good")))
        .hasSize(2)
        .anyMatch(why -> why.startsWith("Version 1, which serves, is INACTIVE"))
        .anyMatch(why -> why.startsWith("The image of version 1, which serves, is gone"));
  }

  @Test
  void a_release_that_was_interrupted_is_rejoined() {
    world.interruptWhen(world::canaryHasTraffic);
    Outcome interrupted = world.release("good");

    Outcome outcome = world.release("good");

    assertThat(interrupted)
        .asInstanceOf(type(Interrupted.class))
        .satisfies(i -> assertThat(i.inFlight()).isPresent());
    assertThat(outcome).isInstanceOf(Released.class);
    assertThat(world.connect().deployments().newest()).hasSize(1);
  }

  @Test
  void an_interrupted_release_can_take_itself_back() {
    world.interruptWhen(world::canaryHasTraffic);

    Outcome outcome = world.release(World.order("good").with(OnInterrupt.ROLLBACK));

    assertThat(outcome)
        .asInstanceOf(type(RolledBack.class))
        .satisfies(r -> assertThat(r.blue()).isEqualTo(v(1)));
    assertThat(world.alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void a_stop_without_rollback_leaves_no_weights_behind() {
    world.onWait(
        () ->
            world
                .connect()
                .deployments()
                .inFlight()
                .filter(d -> !world.alias().weights().isEmpty())
                .ifPresent(
                    d ->
                        world
                            .clients()
                            .codeDeploy()
                            .stopDeployment(
                                r -> r.deploymentId(d.id()).autoRollbackEnabled(false))));

    assertThat(world.release("good")).isInstanceOf(RolledBack.class);
    assertThat(world.alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void a_canary_without_requests_is_said_to_have_proven_nothing() {
    world.onWait(() -> {});

    assertThat(world.release("good")).isInstanceOf(Released.class);
    assertThat(world.told().lines())
        .anyMatch(l -> l.startsWith("CloudWatch shows no request to version 2"));
  }

  @Test
  void a_public_url_that_another_version_answers_is_undecided() {
    Connection elsewhere = world.connect(Map.of(Tags.URL, "http://127.0.0.1:1/"));

    Outcome outcome = new Release(elsewhere, world.time(), world.told(), World.order("good")).run();

    assertThat(outcome)
        .asInstanceOf(type(Undecided.class))
        .satisfies(u -> assertThat(u.why()).contains("the public URL is not answered by it"));
    assertThat(world.alias().servesOnly(v(2))).isTrue();
  }

  private static List<String> refusals(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).refusals().stream().map(Refusal::why).toList();
  }

  private void fire() {
    world
        .clients()
        .cloudWatch()
        .setAlarmState(
            r ->
                r.alarmName("lotto-live-errors")
                    .stateValue(StateValue.ALARM)
                    .stateReason("a test"));
  }

  private void push(String tag, String fault) {
    World.bundle().pushFailing(world.aws().ecr(), tag, fault);
  }
}
