package bluegreen.embedded.wire.protocol;

import bluegreen.embedded.wire.protocol.LambdaRoutes.Found;
import bluegreen.embedded.wire.protocol.LambdaRoutes.Route;
import java.util.List;
import java.util.Optional;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.traits.HttpTrait;

/** The routes of a rest-json service of a Smithy model, in place of Lambda's. */
record ModelRoutes(List<Route> routes) {
  static ModelRoutes of(List<OperationShape> operations) {
    return new ModelRoutes(
        operations.stream()
            .filter(operation -> !isGreedy(operation))
            .map(ModelRoutes::route)
            .toList());
  }

  Optional<Found> find(Request request) {
    return routes.stream().flatMap(route -> route.match(request).stream()).findFirst();
  }

  /** The operation's own route, as if a request for it had been found. */
  Optional<Found> own(OperationShape operation) {
    return routes.stream()
        .filter(route -> route.operation().equals(operation.getId().getName()))
        .map(route -> new Found(route, route.path().matcher("")))
        .findFirst();
  }

  private static boolean isGreedy(OperationShape operation) {
    return http(operation).getUri().toString().contains("+}");
  }

  private static Route route(OperationShape operation) {
    HttpTrait http = http(operation);
    return Route.parse(
        "%s %d %s %s"
            .formatted(
                http.getMethod(), http.getCode(), http.getUri(), operation.getId().getName()));
  }

  private static HttpTrait http(OperationShape operation) {
    return operation.expectTrait(HttpTrait.class);
  }
}
