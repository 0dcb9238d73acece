package bluegreen.embedded.wire;

import bluegreen.embedded.wire.protocol.LambdaRoutes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An AWS service: handlers whose public methods from a request class of the SDK's to a response
 * class of the SDK's are its operations, by the methods' names.
 *
 * @param name for people
 * @param wireNames what its protocols call it
 * @param handlers run inside the model's lock
 * @param unlocked handlers that run outside of it
 */
public record Service(
    String name, Set<String> wireNames, List<Object> handlers, List<Object> unlocked) {
  public Service {
    wireNames = Set.copyOf(wireNames);
    handlers = List.copyOf(handlers);
    unlocked = List.copyOf(unlocked);
  }

  public static Service lambda(Object... handlers) {
    return new Service("lambda", Set.of(LambdaRoutes.SERVICE), List.of(handlers), List.of());
  }

  public static Service codeDeploy(Object... handlers) {
    return new Service("codedeploy", Set.of("CodeDeploy_20141006"), List.of(handlers), List.of());
  }

  /** Speaks CBOR, JSON and Query; Query knows a service by its version. */
  public static Service cloudWatch(Object... handlers) {
    return new Service(
        "cloudwatch",
        Set.of("GraniteServiceVersion20100801", "2010-08-01"),
        List.of(handlers),
        List.of());
  }

  public static Service ecr(Object... handlers) {
    return new Service(
        "ecr", Set.of("AmazonEC2ContainerRegistry_V20150921"), List.of(handlers), List.of());
  }

  /** The same service, and handlers whose operations take real time and so run without the lock. */
  public Service unlocked(Object... handlers) {
    return new Service(name, wireNames, this.handlers, List.of(handlers));
  }

  /** Its operations by name. Expensive: this loads the classes of every operation. */
  Map<String, Operation> operations() {
    return Stream.concat(
            handlers.stream().flatMap(handler -> Operation.of(handler, true)),
            unlocked.stream().flatMap(handler -> Operation.of(handler, false)))
        .collect(Collectors.toMap(Operation::name, o -> o, Service::clash, TreeMap::new));
  }

  private static Operation clash(Operation one, Operation other) {
    throw new IllegalArgumentException("Two handlers for one operation: " + one + ", " + other);
  }
}
