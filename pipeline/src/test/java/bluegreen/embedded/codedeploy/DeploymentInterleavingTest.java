package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.ALL_AT_ONCE;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.CANARY;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.LINEAR;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.appSpec;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.revision;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

class DeploymentInterleavingTest {
  sealed interface Step {
    record Deploy(String from, String to, String configuration) implements Step {}

    record Stop() implements Step {}

    record Fire() implements Step {}

    record Pass(Duration duration) implements Step {}
  }

  @Property(tries = 300)
  void the_alias_ends_on_one_version_whatever_happens_in_whatever_order(
      @ForAll("steps") List<Step> steps) {
    CodeDeployWorld world = new CodeDeployWorld();

    for (Step step : steps) {
      perform(step, world);
      assertThat(active(world)).hasSizeLessThanOrEqualTo(1);
    }
    world.pass(Duration.ofHours(2));

    assertThat(active(world)).isEmpty();
    assertThat(world.alias.now().weights()).isEmpty();
    assertThat(world.alias.now().version()).isIn("1", "2");
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> configuration = Arbitraries.of(ALL_AT_ONCE, CANARY, LINEAR);
    Arbitrary<Step> deploy =
        configuration.flatMap(
            c ->
                Arbitraries.of(
                    new Step.Deploy("1", "2", c),
                    new Step.Deploy("2", "1", c),
                    new Step.Deploy("1", "99", c)));
    Arbitrary<Step> pass =
        Arbitraries.longs().between(1, 400_000).map(ms -> new Step.Pass(Duration.ofMillis(ms)));
    Arbitrary<Step> shortPass =
        Arbitraries.longs().between(1, 3_000).map(ms -> new Step.Pass(Duration.ofMillis(ms)));
    return Arbitraries.oneOf(
            deploy,
            Arbitraries.just(new Step.Stop()),
            Arbitraries.just(new Step.Fire()),
            pass,
            shortPass)
        .list()
        .ofMaxSize(25);
  }

  private static void perform(Step step, CodeDeployWorld world) {
    switch (step) {
      case Step.Deploy(String from, String to, String configuration) ->
          deploy(world, appSpec(from, to), configuration);
      case Step.Stop() -> newestRelease(world).ifPresent(id -> stop(world, id));
      case Step.Fire() -> world.fire("errors");
      case Step.Pass(Duration duration) -> world.pass(duration);
    }
  }

  private static void deploy(CodeDeployWorld world, String appSpec, String configuration) {
    boolean busy = !active(world).isEmpty();
    try {
      world.deploy(r -> r.revision(revision(appSpec)).deploymentConfigName(configuration));
      assertThat(busy).isFalse();
    } catch (DeploymentLimitExceededException e) {
      assertThat(busy).isTrue();
    }
  }

  /**
   * Stops a release. Rollbacks are not stopped, because that may leave weights behind, as on AWS.
   */
  private static void stop(CodeDeployWorld world, String id) {
    try {
      world.stop(id);
    } catch (DeploymentAlreadyCompletedException e) {
      assertThat(active(world)).doesNotContain(id);
    }
  }

  private static Optional<String> newestRelease(CodeDeployWorld world) {
    return list(world, List.of()).stream()
        .filter(id -> world.info(id).creatorAsString().equals("user"))
        .findFirst();
  }

  private static List<String> active(CodeDeployWorld world) {
    return list(world, List.of(DeploymentStatus.CREATED, DeploymentStatus.IN_PROGRESS));
  }

  private static List<String> list(CodeDeployWorld world, List<DeploymentStatus> statuses) {
    return world.client.listDeployments(r -> r.includeOnlyStatuses(statuses)).deployments();
  }
}
