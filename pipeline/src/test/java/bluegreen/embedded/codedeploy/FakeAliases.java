package bluegreen.embedded.codedeploy;

import bluegreen.embedded.model.Aliases;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** The alias {@code lotto:live}, with versions 1 to 3, and the trace of where it was. */
final class FakeAliases implements Aliases {
  private static final Set<String> VERSIONS = Set.of("1", "2", "3");

  /** Where the alias went and when. */
  record Move(Instant at, String version, Map<String, Double> weights) {
    @Override
    public String toString() {
      return version + "," + weights;
    }
  }

  private final Timeline timeline;
  private final List<Move> trace = new ArrayList<>();

  FakeAliases(Timeline timeline) {
    this.timeline = timeline;
    set("1", Map.of());
  }

  /** As someone else does it. */
  void set(String version, Map<String, Double> weights) {
    trace.add(new Move(timeline.now(), version, weights));
  }

  Move now() {
    return trace.getLast();
  }

  List<Move> trace() {
    return trace;
  }

  @Override
  public GetAliasResponse getAlias(GetAliasRequest request) {
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
    return "r" + trace.size();
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
