package bluegreen.embedded.wire.protocol;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.smithy.aws.traits.protocols.AwsQueryErrorTrait;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.StructureShape;

/** The embedded AWS's protocols, speaking for the services of a Smithy model. */
final class ModelProtocols {
  /** As clients of a service that used to speak Query send it. */
  private static final Request OF_QUERY = request("/", Map.of("x-amzn-query-mode", "true"));

  private final PublishedCases cases;
  private final Map<Dialect, ModelClasses> classes = new EnumMap<>(Dialect.class);
  private final ModelRoutes routes;

  ModelProtocols(PublishedCases cases) {
    this.cases = cases;
    for (Dialect dialect : Dialect.values()) {
      classes.put(dialect, new ModelClasses(cases.model(), dialect));
    }
    routes = ModelRoutes.of(cases.operations(Dialect.REST_JSON_1));
  }

  ModelClasses classes(Dialect dialect) {
    return Objects.requireNonNull(classes.get(dialect));
  }

  /** The protocol that the embedded AWS takes a request for. */
  Protocol of(Request request) {
    Protocol protocol = Protocol.of(request);
    return protocol instanceof RestJson ? new RestJson(request, routes.find(request)) : protocol;
  }

  /** The protocol of an answer of an operation. */
  Protocol answering(Dialect dialect, OperationShape operation) {
    String service = cases.service(operation).getId().getName();
    String name = operation.getId().getName();
    return switch (dialect) {
      case AWS_JSON_1_0 -> json(service + "." + name, "application/x-amz-json-1.0");
      case AWS_JSON_1_1 -> json(service + "." + name, "application/x-amz-json-1.1");
      case AWS_QUERY -> new AwsQuery(request("/", Map.of()));
      case REST_JSON_1 -> new RestJson(request("/", Map.of()), routes.own(operation));
      case RPC_V2_CBOR -> Rpc.cbor(request("/service/" + service + "/operation/" + name, Map.of()));
    };
  }

  /** The protocol of an answer that is an error of the model. */
  Protocol failing(Dialect dialect, StructureShape error) {
    Protocol protocol = answering(dialect, cases.operations(dialect).getFirst());
    return protocol instanceof Rpc rpc && !rpc.namespace().isEmpty()
        ? new Rpc(
            error.hasTrait(AwsQueryErrorTrait.class) ? OF_QUERY : rpc.request(),
            rpc.format(),
            rpc.target(),
            rpc.headers(),
            error.getId().getNamespace() + "#")
        : protocol;
  }

  private static Protocol json(String target, String type) {
    return Rpc.json(request("/", Map.of("X-Amz-Target", target, "Content-Type", type)));
  }

  private static Request request(String path, Map<String, String> stated) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    stated.forEach((name, value) -> headers.put(name, List.of(value)));
    return new Request("id", "POST", path, "", headers);
  }
}
