package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.neverRollBack;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.rollbackOn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

/** After which ends a deployment is rolled back. */
class RollbackEventsTest {
  private final CodeDeployWorld world = new CodeDeployWorld();

  @ParameterizedTest
  @EnumSource(
      value = AutoRollbackEvent.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "UNKNOWN_TO_SDK_VERSION")
  void each_event_is_rolled_back_only_if_the_group_says_so(AutoRollbackEvent event) {
    Set<AutoRollbackEvent> others = EnumSet.copyOf(AutoRollbackEvent.knownValues());
    others.remove(event);

    assertThat(rollsBack(event, Set.of(event))).isTrue();
    assertThat(rollsBack(event, others)).isFalse();
  }

  private static boolean rollsBack(AutoRollbackEvent event, Set<AutoRollbackEvent> enabled) {
    CodeDeployWorld world =
        new CodeDeployWorld(g -> g.autoRollbackConfiguration(rollbackOn(enabled)));
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));
    switch (event) {
      case DEPLOYMENT_FAILURE -> world.alias.set("1", Map.of("2", 0.1));
      case DEPLOYMENT_STOP_ON_ALARM -> world.fire("errors");
      case DEPLOYMENT_STOP_ON_REQUEST -> world.stop(id);
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("not an event");
    }
    world.passUntilAllIsOver();
    boolean rolledBack = world.info(id).rollbackInfo() != null;
    assertThat(world.traffic()).isEqualTo(rolledBack ? "1" : "1 + 2 (10 %)");
    return rolledBack;
  }

  @Test
  void events_that_are_listed_but_not_enabled_are_not_rolled_back() {
    CodeDeployWorld world =
        new CodeDeployWorld(
            g ->
                g.autoRollbackConfiguration(
                    r -> r.enabled(false).events(AutoRollbackEvent.DEPLOYMENT_STOP_ON_ALARM)));
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));

    world.fire("errors");
    world.pass(Duration.ofMinutes(1));

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(world.info(id).rollbackInfo()).isNull();
  }

  @Test
  void a_deployment_may_override_whether_its_group_rolls_back() {
    String id = world.deploy(r -> r.autoRollbackConfiguration(neverRollBack()));
    world.pass(Duration.ofMinutes(1));
    world.fire("errors");

    world.pass(Duration.ofMinutes(1));

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(world.info(id).rollbackInfo()).isNull();
    assertThat(world.traffic()).isEqualTo("1 + 2 (10 %)");
  }

  @Test
  void a_change_of_the_group_does_not_matter_to_a_deployment_that_runs() {
    String id = world.deploy();
    world.changeGroup(g -> g.autoRollbackConfiguration(neverRollBack()));
    world.pass(Duration.ofMinutes(1));

    world.fire("errors");
    world.pass(Duration.ofMinutes(1));

    assertThat(world.traffic()).isEqualTo("1");
    assertThat(world.rollbackOf(id)).startsWith("d-");
  }
}
