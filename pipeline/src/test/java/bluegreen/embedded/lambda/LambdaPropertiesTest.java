package bluegreen.embedded.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.lambda.function.Routing;
import bluegreen.embedded.model.Shapes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageRequest;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Versions and aliases stay consistent under random sequences of operations. */
class LambdaPropertiesTest {
  private static final List<String> IMAGES = List.of("first", "second", "third");

  @Property(tries = 300)
  void aliases_lead_to_versions_and_every_change_is_a_new_revision(
      @ForAll("histories") List<Step> history) {
    var world = LambdaWorld.withFunction();
    IMAGES.forEach(world::push);
    State state = State.of(world);
    Set<String> revisions = new HashSet<>(state.byRevision().keySet());
    for (Step step : history) {
      State before = state;
      boolean refused = step.isRefusedBy(world);
      State after = State.of(world);
      if (refused) {
        assertThat(after).isEqualTo(before);
      }
      after.byRevision().entrySet().stream()
          .filter(shown -> !shown.getValue().equals(before.byRevision().get(shown.getKey())))
          .forEach(changed -> assertThat(revisions.add(changed.getKey())).isTrue());
      after.aliases().forEach(alias -> assertConsistent(alias, after));
      state = after;
    }
  }

  private static void assertConsistent(AliasConfiguration alias, State state) {
    Map<String, Double> weights = Routing.weights(alias);
    assertThat(state.numbers()).contains(alias.functionVersion()).containsAll(weights.keySet());
    assertThat(weights).hasSizeLessThanOrEqualTo(1).doesNotContainKey(alias.functionVersion());
    assertThat(alias.routingConfig() == null).isEqualTo(weights.isEmpty());
  }

  @Property(tries = 200)
  void a_wrong_revision_never_changes_anything(@ForAll("fencedSteps") Step step) {
    var world = LambdaWorld.withVersions(2);
    IMAGES.forEach(world::push);
    State before = State.of(world);

    assertThat(step.isRefusedBy(world)).isTrue();

    assertThat(State.of(world)).isEqualTo(before);
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    return Arbitraries.oneOf(fenceable(null), others()).list().ofMaxSize(40);
  }

  @Provide
  Arbitrary<Step> fencedSteps() {
    return fenceable("another revision");
  }

  private static Arbitrary<Step> fenceable(@Nullable String revision) {
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of(IMAGES), Arbitraries.of(true, false))
            .as((image, publish) -> updateCode(image, publish, revision)),
        Arbitraries.of("a", "b").map(description -> describe(description, revision)),
        Arbitraries.just(publish(revision)),
        Combinators.combine(aliases(), versions().injectNull(0.3), weights())
            .as((alias, version, weights) -> move(alias, version, weights, revision)));
  }

  private static Arbitrary<Step> others() {
    return Arbitraries.oneOf(
        Combinators.combine(aliases(), versions(), weights()).as(LambdaPropertiesTest::create),
        versions().map(LambdaPropertiesTest::delete),
        aliases().map(LambdaPropertiesTest::deleteAlias),
        Arbitraries.of(IMAGES).map(LambdaPropertiesTest::deleteImage),
        versions().map(LambdaPropertiesTest::idle),
        Arbitraries.oneOf(versions(), aliases()).map(LambdaPropertiesTest::invoke),
        Arbitraries.longs().between(0, 5_000).map(LambdaPropertiesTest::pass));
  }

  private static Arbitrary<String> versions() {
    return Arbitraries.of("$LATEST", "1", "2", "3");
  }

  private static Arbitrary<String> aliases() {
    return Arbitraries.of("live", "next");
  }

  private static Arbitrary<Map<String, Double>> weights() {
    return Arbitraries.maps(versions(), Arbitraries.of(-0.1, 0.0, 0.1, 1.0)).ofMaxSize(2);
  }

  private static Step updateCode(String image, boolean publish, @Nullable String revision) {
    var request =
        UpdateFunctionCodeRequest.builder()
            .functionName("lotto")
            .imageUri(LambdaWorld.URI + ":" + image)
            .publish(publish)
            .revisionId(revision)
            .build();
    return new Step("update to " + image, world -> world.client.updateFunctionCode(request));
  }

  private static Step describe(String description, @Nullable String revision) {
    var request =
        UpdateFunctionConfigurationRequest.builder()
            .functionName("lotto")
            .description(description)
            .revisionId(revision)
            .build();
    return new Step(
        "describe as " + description, world -> world.client.updateFunctionConfiguration(request));
  }

  private static Step publish(@Nullable String revision) {
    var request =
        PublishVersionRequest.builder().functionName("lotto").revisionId(revision).build();
    return new Step("publish", world -> world.client.publishVersion(request));
  }

  private static Step create(String alias, String version, Map<String, Double> weights) {
    var request =
        CreateAliasRequest.builder()
            .functionName("lotto")
            .name(alias)
            .functionVersion(version)
            .routingConfig(routing -> routing.additionalVersionWeights(weights))
            .build();
    return new Step(
        "create %s on %s %s".formatted(alias, version, weights),
        world -> world.client.createAlias(request));
  }

  private static Step move(
      String alias,
      @Nullable String version,
      Map<String, Double> weights,
      @Nullable String revision) {
    var request =
        UpdateAliasRequest.builder()
            .functionName("lotto")
            .name(alias)
            .functionVersion(version)
            .routingConfig(routing -> routing.additionalVersionWeights(weights))
            .revisionId(revision)
            .build();
    return new Step(
        "move %s to %s %s".formatted(alias, version, weights),
        world -> world.client.updateAlias(request));
  }

  private static Step delete(String version) {
    var request = DeleteFunctionRequest.builder().functionName("lotto").qualifier(version).build();
    return new Step("delete " + version, world -> world.client.deleteFunction(request));
  }

  private static Step deleteAlias(String alias) {
    var request = DeleteAliasRequest.builder().functionName("lotto").name(alias).build();
    return new Step("delete " + alias, world -> world.client.deleteAlias(request));
  }

  private static Step deleteImage(String tag) {
    var request =
        BatchDeleteImageRequest.builder()
            .repositoryName("lotto")
            .imageIds(ImageIdentifier.builder().imageTag(tag).build())
            .build();
    return new Step("delete image " + tag, world -> world.ecr.images().batchDeleteImage(request));
  }

  private static Step idle(String version) {
    return new Step("idle " + version, world -> world.lambda.idle("lotto", version));
  }

  /** A failed invocation may still start the restoration of an inactive version. */
  private static Step invoke(String qualifier) {
    return new Step(
        "invoke " + qualifier, world -> new Step("", s -> s.invoke(qualifier)).isRefusedBy(world));
  }

  private static Step pass(long milliseconds) {
    return new Step(
        "pass " + milliseconds + " ms", world -> world.pass(Duration.ofMillis(milliseconds)));
  }

  /** A request of a caller, which Lambda may refuse. */
  record Step(String name, Consumer<LambdaWorld> action) {
    boolean isRefusedBy(LambdaWorld world) {
      try {
        action.accept(world);
        return false;
      } catch (LambdaException e) {
        return true;
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** All versions and aliases, as the API shows them. */
  private record State(List<FunctionConfiguration> versions, List<AliasConfiguration> aliases) {
    static State of(LambdaWorld world) {
      var versions = ListVersionsByFunctionRequest.builder().functionName("lotto").build();
      var aliases = ListAliasesRequest.builder().functionName("lotto").build();
      return new State(
          world.client.listVersionsByFunction(versions).versions().stream()
              .map(version -> world.configuration(version.version()))
              .map(shown -> Shapes.copy(shown, FunctionConfiguration.builder()).build())
              .toList(),
          world.client.listAliases(aliases).aliases());
    }

    List<String> numbers() {
      return versions.stream().map(FunctionConfiguration::version).toList();
    }

    Map<String, Object> byRevision() {
      Map<String, Object> shown = new HashMap<>();
      versions.forEach(version -> shown.put(version.revisionId(), version));
      aliases.forEach(alias -> shown.put(alias.revisionId(), alias));
      return shown;
    }
  }
}
