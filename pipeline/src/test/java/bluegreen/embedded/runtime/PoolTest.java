package bluegreen.embedded.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

@Timeout(30)
class PoolTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final BlockingQueue<Environment> started = new LinkedBlockingQueue<>();

  @Test
  void throttles_who_waits_too_long() throws Exception {
    Pool pool = pool(new EnvironmentLimits(1, Duration.ZERO, Duration.ZERO, LONG, LONG));
    CompletableFuture<Environment> busy = take(pool);
    work(started.take());
    busy.get();

    assertThatThrownBy(pool::take)
        .isInstanceOf(TooManyRequestsException.class)
        .hasMessageContaining("Rate Exceeded.");
  }

  @Test
  void starts_no_more_than_it_may() throws Exception {
    Pool pool = pool(new EnvironmentLimits(2, Duration.ZERO, Duration.ZERO, LONG, LONG));
    for (int i = 0; i < 2; i++) {
      CompletableFuture<Environment> busy = take(pool);
      work(started.take());
      busy.get();
    }

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(pool::take).isInstanceOf(TooManyRequestsException.class);
    }

    assertThat(started).isEmpty();
  }

  @Test
  void waits_for_a_start_however_long_that_takes() throws Exception {
    Pool pool = pool(new EnvironmentLimits(1, Duration.ZERO, Duration.ZERO, LONG, LONG));
    CompletableFuture<Environment> waiting = take(pool);
    Environment starting = started.take();
    assertThat(waiting).isNotDone();

    work(starting);

    assertThat(waiting.get()).isSameAs(starting);
  }

  @Test
  void hands_a_freed_environment_to_the_first_in_line() throws Exception {
    Pool pool = pool(new EnvironmentLimits(1, LONG, Duration.ZERO, LONG, LONG));
    CompletableFuture<Environment> first = take(pool);
    Environment environment = started.take();
    work(environment);
    assertThat(first.get()).isSameAs(environment);
    CompletableFuture<Environment> second = take(pool);

    pool.release(environment);

    assertThat(second.get()).isSameAs(environment);
  }

  @Test
  void hands_a_freed_environment_to_a_request_that_waits_for_a_start() throws Exception {
    Pool pool = pool(new EnvironmentLimits(2, LONG, Duration.ZERO, LONG, LONG));
    CompletableFuture<Environment> first = take(pool);
    Environment environment = started.take();
    work(environment);
    assertThat(first.get()).isSameAs(environment);
    CompletableFuture<Environment> second = take(pool);
    Environment starting = started.take();

    pool.release(environment);

    assertThat(second.get()).isSameAs(environment).isNotSameAs(starting);
    work(starting);
    assertThat(pool.take()).isSameAs(starting);
  }

  private Pool pool(EnvironmentLimits limits) {
    return new Pool(
        limits,
        () -> {
          Environment environment = new Environment("stream");
          started.add(environment);
          return environment;
        });
  }

  private static CompletableFuture<Environment> take(Pool pool) {
    CompletableFuture<Environment> taken = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            taken.complete(pool.take());
          } catch (InterruptedException e) {
            taken.completeExceptionally(e);
          }
        });
    return taken;
  }

  /** Acts as a process that has started: it asks for its first invocation. */
  private static void work(Environment environment) {
    Thread.startVirtualThread(
        () -> {
          try {
            environment.next();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    environment.ready().join();
  }
}
