package bluegreen.embedded.wire;

import bluegreen.embedded.wire.protocol.LambdaRoutes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An AWS service. Its operations are the public methods of its handlers that take a request class
 * of the SDK and return a response class; the method's name is the operation's name.
 *
 * @param name as messages show it
 * @param wireNames the service's names in its protocols
 * @param handlers handlers whose operations run inside the model's lock
 * @param unlocked handlers whose operations run outside the model's lock
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

  /**
   * CloudWatch's clients use CBOR, JSON or Query. In Query, the API version identifies the service.
   */
  public static Service cloudWatch(Object... handlers) {
    return new Service(
        "cloudwatch",
        Set.of("GraniteServiceVersion20100801", "2010-08-01"),
        List.of(handlers),
        List.of());
  }

  public static Service logs(Object... handlers) {
    return new Service("logs", Set.of("Logs_20140328"), List.of(handlers), List.of());
  }

  public static Service ecr(Object... handlers) {
    return new Service(
        "ecr", Set.of("AmazonEC2ContainerRegistry_V20150921"), List.of(handlers), List.of());
  }

  /** STS's clients use Query, in which the API version identifies the service. */
  public static Service sts(Object... handlers) {
    return new Service("sts", Set.of("2011-06-15"), List.of(handlers), List.of());
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
