package bluegreen.embedded.runtime;

import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.ImageConfig;
import bluegreen.embedded.model.LogDestination;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * Runs the code of function versions on this machine through the Lambda Runtime API: images with
 * files in containers, all others as processes.
 */
public final class LocalEnvironments implements Environments {
  /** What determines an environment. If any of it changes, the version gets new environments. */
  private record Code(
      String arn,
      String sha256,
      ImageConfig image,
      @Nullable EnvironmentResponse variables,
      int memory) {
    static Code of(Invocation invocation) {
      FunctionConfiguration version = invocation.version();
      return new Code(
          version.functionArn(),
          version.codeSha256(),
          invocation.image(),
          version.environment(),
          version.memorySize());
    }
  }

  private final EnvironmentLimits limits;
  // Not the model's, which may be seeded: an environment's id is nobody else's.
  private final Chance chance = Chance.real();
  private final RuntimeApi api = new RuntimeApi(chance);
  private final Containers containers = new Containers();
  private final Map<Code, Pool> pools = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private @Nullable Watchdog watchdog;
  private boolean closed;

  public LocalEnvironments() {
    this(EnvironmentLimits.DEFAULT);
  }

  LocalEnvironments(EnvironmentLimits limits) {
    this.limits = limits;
    long period = limits.idle().toNanos() / 4 + 1;
    var _ =
        sweeper.scheduleWithFixedDelay(
            () -> pools.values().forEach(Pool::sweep), period, period, TimeUnit.NANOSECONDS);
  }

  @Override
  public void authorize(String registryToken) {
    containers.authorize(registryToken);
  }

  /**
   * {@inheritDoc}
   *
   * @throws software.amazon.awssdk.services.lambda.model.TooManyRequestsException if no environment
   *     becomes free in time
   */
  @Override
  public Answer invoke(Invocation invocation) {
    Pool pool = pools.computeIfAbsent(Code.of(invocation), code -> pool(invocation));
    try {
      Environment environment = pool.take();
      try {
        return environment.invoke(invocation);
      } finally {
        pool.release(environment);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while invoking " + invocation.invokedArn(), e);
    }
  }

  /**
   * Pushes an image that Docker has. {@link #close} removes its new name from Docker.
   *
   * @param reference the new name, with the host of the embedded registry
   * @throws IOException if Docker or the image is missing, or the image cannot run here; the
   *     message says what to do
   */
  public void publish(String image, String reference) throws IOException {
    containers.publish(image, reference, watchdog());
  }

  @Override
  public void retire(String versionArn) {
    pools
        .entrySet()
        .removeIf(entry -> entry.getKey().arn().equals(versionArn) && retire(entry.getValue()));
  }

  /** Ends all processes and waits until they have exited. Idempotent. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    sweeper.shutdownNow();
    pools.values().forEach(Pool::retire);
    List<Environment> left = List.copyOf(api.environments());
    left.forEach(Environment::kill);
    left.forEach(environment -> environment.ended().join());
    api.close();
    if (watchdog != null) {
      watchdog.close();
    }
  }

  private static boolean retire(Pool pool) {
    // In the background: the caller holds the model's lock, and finding a process's children takes
    // milliseconds.
    Thread.startVirtualThread(pool::retire);
    return true;
  }

  private Pool pool(Invocation first) {
    return new Pool(limits, () -> start(first));
  }

  private Environment start(Invocation first) {
    FunctionConfiguration version = first.version();
    String id = chance.uuid();
    LogDestination log = LogDestination.of(version, first.at(), id);
    Environment environment = new Environment(log.stream());
    String endpoint = api.register(id, environment);
    var _ = environment.ended().thenRun(() -> forget(id));
    Map<String, String> variables = LaunchCommand.variables(version, first.image(), endpoint, log);
    Duration timeout = Duration.ofSeconds(version.timeout());
    // Lambda starts a process that needs longer once more, within the function's own time-out.
    Duration limit = timeout.compareTo(limits.init()) > 0 ? timeout : limits.init();
    environment.start(() -> launch(id, first, variables), limit, timeout);
    return environment;
  }

  private Child launch(String id, Invocation first, Map<String, String> variables)
      throws IOException {
    Watchdog watchdog = watchdog();
    Path directory = watchdog.directory(id);
    ImageConfig image = first.image();
    Child child =
        image.packed()
            ? containers.start(first, variables, watchdog, directory)
            : ProcessChild.start(LaunchCommand.of(image, variables), directory);
    try {
      watchdog.guard(id, child.process().pid());
      return child;
    } catch (IOException e) {
      child.kill();
      throw e;
    }
  }

  private void forget(String id) {
    api.forget(id);
    if (watchdog != null) {
      watchdog.forget(id);
    }
  }

  /** The watchdog, which the first call starts. */
  private synchronized Watchdog watchdog() throws IOException {
    if (closed) {
      throw new IOException("the embedded AWS is shutting down");
    }
    if (watchdog == null) {
      watchdog = new Watchdog();
    }
    return watchdog;
  }
}
