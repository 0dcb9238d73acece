package bluegreen.embedded.runtime;

import bluegreen.embedded.model.Chance;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The Lambda Runtime API of all execution environments, each on its own port. A port that an
 * environment has left is taken again, when its process and all that it started are gone: a server
 * that is stopped leaves a thread behind (Helidon's timer of idle connections).
 */
final class RuntimeApi implements AutoCloseable {
  private record Served(Environment environment, RuntimeEndpoint endpoint) {}

  private final Chance chance;
  private final Map<String, Served> served = new HashMap<>();
  private final Deque<RuntimeEndpoint> free = new ArrayDeque<>();

  RuntimeApi(Chance chance) {
    this.chance = chance;
  }

  /**
   * Serves an environment until {@link #forget}.
   *
   * @return host and port, for the environment's process
   */
  synchronized String register(String id, Environment environment) {
    RuntimeEndpoint endpoint = free.isEmpty() ? new RuntimeEndpoint(chance) : free.remove();
    endpoint.serve(environment);
    served.put(id, new Served(environment, endpoint));
    return endpoint.address();
  }

  synchronized void forget(String id) {
    Served left = served.remove(id);
    if (left != null) {
      left.endpoint().serve(null);
      free.add(left.endpoint());
    }
  }

  synchronized Collection<Environment> environments() {
    return served.values().stream().map(Served::environment).toList();
  }

  @Override
  public synchronized void close() {
    served.values().forEach(left -> left.endpoint().close());
    free.forEach(RuntimeEndpoint::close);
  }
}
