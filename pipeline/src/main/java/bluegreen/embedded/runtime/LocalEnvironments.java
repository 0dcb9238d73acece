package bluegreen.embedded.runtime;

import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.ImageConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * Runs the code of function versions on this machine, over the Lambda Runtime API: an image that
 * carries its files in containers, any other image in processes.
 */
public final class LocalEnvironments implements Environments {
  /** What an environment is made of: once it changes, the version gets new ones. */
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
  private final Consumer<LogLine> log;
  // Real, whatever the model draws from: an id is also the secret of its process.
  private final Chance chance = Chance.real();
  private final RuntimeApi api = new RuntimeApi(chance);
  private final Containers containers = new Containers();
  private final Map<Code, Pool> pools = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private @Nullable Watchdog watchdog;
  private boolean closed;

  /**
   * @param log gets every line that an environment logs, in the order in which it logs them. The
   *     threads that invoke call it, so it should be quick
   */
  public LocalEnvironments(Consumer<LogLine> log) {
    this(EnvironmentLimits.DEFAULT, log);
  }

  LocalEnvironments(EnvironmentLimits limits, Consumer<LogLine> log) {
    this.limits = limits;
    this.log = log;
    long period = limits.idle().toNanos() / 4 + 1;
    var _ =
        sweeper.scheduleWithFixedDelay(
            () -> pools.values().forEach(Pool::sweep), period, period, TimeUnit.NANOSECONDS);
  }

  /**
   * {@inheritDoc}
   *
   * @throws software.amazon.awssdk.services.lambda.model.TooManyRequestsException if no environment
   *     got free in time
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
   * Pushes an image that DockerEngine has; its new name goes when these environments are closed.
   *
   * @param reference with the host of the embedded registry
   * @throws IOException that says what to do if DockerEngine or the image isn't there, or can't run
   *     here
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

  /** Ends every process, and returns when all are gone; a second call does nothing. */
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
    // The caller holds the model's lock, and to find a process's children takes milliseconds.
    Thread.startVirtualThread(pool::retire);
    return true;
  }

  private Pool pool(Invocation first) {
    return new Pool(limits, () -> start(first));
  }

  private Environment start(Invocation first) {
    FunctionConfiguration version = first.version();
    String id = chance.uuid();
    LogStream stream = LogStream.of(version, id, log);
    Environment environment = new Environment(stream);
    String endpoint = api.register(id, environment);
    var _ = environment.ended().thenRun(() -> forget(id));
    Map<String, String> variables =
        LaunchCommand.variables(version, first.image(), endpoint, stream);
    environment.start(() -> launch(id, first, variables), limits.init());
    return environment;
  }

  private Child launch(String id, Invocation first, Map<String, String> variables)
      throws IOException {
    Watchdog watchdog = watchdog();
    Path directory = watchdog.directory(id);
    ImageConfig image = first.image();
    Child child =
        image.packed()
            ? containers.start(
                first.version(), image, first.imageUri(), variables, watchdog, directory)
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

  /** Starts with the first process. */
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
