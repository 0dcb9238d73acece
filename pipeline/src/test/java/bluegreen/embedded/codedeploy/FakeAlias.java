package bluegreen.embedded.codedeploy;

import bluegreen.embedded.model.Aliases;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/**
 * A fake of alias {@code lotto:live} with versions 1 to 3, which records where its traffic went.
 */
final class FakeAlias implements Aliases {
  private static final Set<String> VERSIONS = Set.of("1", "2", "3");

  /** One state of the alias's traffic, and when it began. */
  record Move(Instant at, String version, Map<String, Double> weights) {
    /** Such as {@code 1} or {@code 1 + 2 (10 %)}. */
    @Override
    public String toString() {
      return version
          + weights.entrySet().stream()
              .map(other -> " + %s (%.0f %%)".formatted(other.getKey(), other.getValue() * 100))
              .collect(Collectors.joining());
    }
  }

  private final Timeline timeline;
  private final List<Move> moves = new ArrayList<>();
  private Optional<String> refusal = Optional.empty();

  FakeAlias(Timeline timeline) {
    this.timeline = timeline;
    set("1", Map.of());
  }

  /** Moves the alias without CodeDeploy, as another user may. */
  void set(String version, Map<String, Double> weights) {
    moves.add(new Move(timeline.now(), version, weights));
  }

  /** Fails every further call with an error. */
  void refuse(String message) {
    refusal = Optional.of(message);
  }

  Move now() {
    return moves.getLast();
  }

  List<Move> moves() {
    return moves;
  }

  @Override
  public GetAliasResponse getAlias(GetAliasRequest request) {
    refusal.ifPresent(
        message -> {
          throw TooManyRequestsException.builder().message(message).build();
        });
    require(request.functionName().equals("lotto") && request.name().equals("live"));
    return GetAliasResponse.builder()
        .functionVersion(now().version())
        .routingConfig(routing(now().weights()))
        .revisionId(revision())
        .build();
  }

  @Override
  public UpdateAliasResponse updateAlias(UpdateAliasRequest request) {
    if (!request.revisionId().equals(revision())) {
      throw PreconditionFailedException.builder().message("The Revision Id is stale.").build();
    }
    Map<String, Double> weights = request.routingConfig().additionalVersionWeights();
    require(VERSIONS.contains(request.functionVersion()) && VERSIONS.containsAll(weights.keySet()));
    set(request.functionVersion(), weights);
    return UpdateAliasResponse.builder().revisionId(revision()).build();
  }

  private String revision() {
    return "r" + moves.size();
  }

  private static AliasRoutingConfiguration routing(Map<String, Double> weights) {
    return AliasRoutingConfiguration.builder().additionalVersionWeights(weights).build();
  }

  private static void require(boolean exists) {
    if (!exists) {
      throw ResourceNotFoundException.builder().message("Cannot find it.").build();
    }
  }
}
