package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.lambda.function.Routing;
import bluegreen.embedded.model.Shapes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

class AliasOperationsTest {
  private final LambdaWorld world = LambdaWorld.withVersions(3);

  @Test
  void an_alias_points_at_a_version() {
    var created = create(alias("next").functionVersion("2").description("soon"));

    assertThat(created.aliasArn()).isEqualTo(ARN + ":next");
    assertThat(created.functionVersion()).isEqualTo("2");
    assertThat(created.description()).isEqualTo("soon");
    assertThat(created.routingConfig()).isNull();
    assertThat(created.revisionId()).isNotBlank();
  }

  @Test
  void a_weight_is_kept_until_an_empty_map_clears_it() {
    update(weights(Map.of("2", 0.1)));
    assertThat(world.live().routingConfig().additionalVersionWeights()).isEqualTo(Map.of("2", 0.1));

    update(UpdateAliasRequest.builder().description("still weighted"));
    assertThat(world.live().routingConfig()).isNotNull();

    update(weights(Map.of()));
    assertThat(world.live().routingConfig()).isNull();
    assertThat(world.live().functionVersion()).isEqualTo("1");
    assertThat(world.live().description()).isEqualTo("still weighted");
  }

  @Test
  void every_update_is_another_revision_even_if_it_changes_nothing() {
    String before = world.live().revisionId();

    var updated = update(UpdateAliasRequest.builder());

    assertThat(updated.revisionId()).isNotEqualTo(before).isEqualTo(world.live().revisionId());
  }

  @Test
  void deleting_an_alias_is_done_once_or_twice_the_same() {
    var request = DeleteAliasRequest.builder().functionName("lotto").name("live").build();

    world.client.deleteAlias(request);
    world.client.deleteAlias(request);

    assertThat(list(null)).isEmpty();
  }

  @Test
  void aliases_are_listed_by_the_version_that_they_lead_to() {
    update(weights(Map.of("2", 0.1)));
    create(alias("next").functionVersion("2"));

    assertThat(list(null)).containsExactly("live", "next");
    assertThat(list("1")).containsExactly("live");
    assertThat(list("2")).containsExactly("live", "next");
    assertThat(list("3")).isEmpty();
  }

  private List<String> list(@Nullable String version) {
    return world
        .client
        .listAliases(r -> r.functionName("lotto").functionVersion(version))
        .aliases()
        .stream()
        .map(AliasConfiguration::name)
        .toList();
  }

  @Test
  void changes_are_told_in_order_and_with_their_moment() {
    List<String> story = new ArrayList<>();
    world.lambda.onAliasChange(
        (at, alias) ->
            story.add(at + " " + alias.functionVersion() + " " + Routing.weights(alias)));
    var start = world.timeline.now();

    update(weights(Map.of("2", 0.1)));
    world.pass(Duration.ofMinutes(5));
    update(weights(Map.of()).functionVersion("2"));

    assertThat(story)
        .containsExactly(start + " 1 {2=0.1}", start.plus(Duration.ofMinutes(5)) + " 2 {}");
  }

  private static CreateAliasRequest.Builder alias(String name) {
    return CreateAliasRequest.builder().functionName("lotto").name(name);
  }

  private AliasConfiguration create(CreateAliasRequest.Builder request) {
    var response = world.client.createAlias(request.build());
    return Shapes.copy(response, AliasConfiguration.builder()).build();
  }

  private static UpdateAliasRequest.Builder weights(Map<String, Double> weights) {
    return UpdateAliasRequest.builder()
        .routingConfig(routing -> routing.additionalVersionWeights(weights));
  }

  private UpdateAliasResponse update(UpdateAliasRequest.Builder request) {
    var named = request.build().name() == null ? request.name("live") : request;
    return world.client.updateAlias(named.functionName("lotto").build());
  }
}
