package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

/** How the alarms of a group stop its deployments. */
class DeploymentAlarmTest {
  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void an_alarm_that_fires_already_stops_the_deployment_at_once_and_its_rollback_succeeds() {
    world.fire("errors");
    String id = world.deploy();

    world.pass(Duration.ofMillis(1_199));
    assertThat(world.status(id)).isEqualTo(DeploymentStatus.IN_PROGRESS);
    world.pass(Duration.ofMillis(1));

    DeploymentInfo stopped = world.info(id);
    assertThat(stopped.status()).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(Duration.between(stopped.startTime(), stopped.completeTime()))
        .isEqualTo(Duration.ofMillis(700));
    assertThat(world.events(id)).containsOnly("Skipped");
    world.pass(Duration.ofSeconds(2));
    assertThat(world.status(world.rollbackOf(id))).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(world.trace()).containsExactly("1", "1");
  }

  @Test
  void an_override_lets_a_fix_pass_while_the_alarm_fires() {
    world.fire("errors");

    String id = world.deploy(r -> r.overrideAlarmConfiguration(a -> a.enabled(false)));
    world.pass(Duration.ofMinutes(1));
    world.fire("errors");
    world.passUntilAllIsOver();

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(world.info(id).overrideAlarmConfiguration().enabled()).isFalse();
  }

  @Test
  void an_alarm_of_another_group_does_not_matter() {
    world.putAlarm("other");
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));

    world.fire("other");
    world.passUntilAllIsOver();

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void an_alarm_that_turns_quiet_does_not_matter() {
    String id = world.deploy();
    world.pass(Duration.ofSeconds(10));

    world.setAlarm("errors", "INSUFFICIENT_DATA");
    world.setAlarm("errors", "OK");
    world.passUntilAllIsOver();

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void an_alarm_stops_the_deployment_even_if_it_turns_quiet_again() {
    String id = world.deploy();
    world.pass(Duration.ofSeconds(10));
    world.fire("errors");

    world.setAlarm("errors", "OK");
    world.pass(Duration.ofSeconds(12));

    assertThat(world.info(id).errorInformation().message()).endsWith("Activated alarms: <errors>");
  }

  @Test
  void all_firing_alarms_are_named() {
    world.putAlarm("latency");
    String id =
        world.deploy(
            r ->
                r.overrideAlarmConfiguration(
                    a -> a.enabled(true).alarms(named("latency"), named("errors"))));
    world.pass(Duration.ofMinutes(1));

    world.fire("errors");
    world.fire("latency");
    world.pass(Duration.ofSeconds(12));

    assertThat(world.info(id).errorInformation().message())
        .endsWith("Activated alarms: <errors> <latency>");
  }

  @Test
  void an_alarm_that_cannot_be_read_stops_the_deployment() {
    String id =
        world.deploy(
            r ->
                r.overrideAlarmConfiguration(
                    a -> a.enabled(true).alarms(named("errors"), named("absent"))));

    world.pass(Duration.ofSeconds(5));

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(world.info(id).errorInformation().message())
        .contains("could not be retrieved")
        .endsWith("Alarms: <absent>");
  }

  @Test
  void an_alarm_that_cannot_be_read_may_be_ignored() {
    String id =
        world.deploy(
            r ->
                r.overrideAlarmConfiguration(
                    a -> a.enabled(true).ignorePollAlarmFailure(true).alarms(named("absent"))));

    world.passUntilAllIsOver();

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void an_alarm_does_not_stop_a_rollback() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(2));
    world.fire("errors");
    world.pass(Duration.ofSeconds(12));
    world.fire("errors");

    world.pass(Duration.ofMinutes(1));

    assertThat(world.status(world.rollbackOf(id))).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void a_composite_alarm_stops_the_deployment_when_an_alarm_in_its_rule_fires() {
    CodeDeployWorld world =
        new CodeDeployWorld(g -> g.alarmConfiguration(a -> a.enabled(true).alarms(named("any"))));
    world.alarms.putCompositeAlarm(r -> r.alarmName("any").alarmRule("ALARM(errors)"));
    String id = world.deploy();
    world.pass(Duration.ofMinutes(2));

    world.fire("errors");
    world.passUntilAllIsOver();

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(world.info(id).errorInformation().message()).endsWith("Activated alarms: <any>");
    assertThat(world.traffic()).isEqualTo("1");
  }
}
