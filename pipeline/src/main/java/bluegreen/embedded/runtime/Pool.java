package bluegreen.embedded.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** The execution environments of one version, and the queue of invocations waiting for one. */
final class Pool {
  private record Idle(Environment environment, long since) {}

  private static final String NEVER_FAILS = "a turn never completes exceptionally";

  private final EnvironmentLimits limits;
  private final Supplier<Environment> start;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final Deque<CompletableFuture<Environment>> line = new ArrayDeque<>();
  private int running;
  private int starting;
  private boolean retired;

  /**
   * @param start starts an environment, and does not wait until it is ready
   */
  Pool(EnvironmentLimits limits, Supplier<Environment> start) {
    this.limits = limits;
    this.start = start;
  }

  /**
   * Reserves an idle environment, or waits for the next one to become free or ready. Fails as
   * throttled after the limit, but not while an environment is starting: starts are limited
   * themselves.
   */
  Environment take() throws InterruptedException {
    CompletableFuture<Environment> turn = lineUp();
    try {
      if (!comes(turn, firstWait())) {
        grow();
      }
      if (!comes(turn, limits.throttling()) && !isStarting() && leave(turn)) {
        throw throttled();
      }
      return turn.get();
    } catch (InterruptedException e) {
      if (!leave(turn)) {
        release(turn.join());
      }
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException(NEVER_FAILS, e);
    }
  }

  /** Returns a reserved environment to the pool. */
  void release(Environment environment) {
    if (environment.isAlive()) {
      pass(environment);
    } else {
      environment.rest();
    }
  }

  /** Ends the environments that have been idle for too long. */
  synchronized void sweep() {
    long oldest = System.nanoTime() - limits.idle().toNanos();
    while (!idle.isEmpty() && idle.getFirst().since() - oldest <= 0) {
      idle.removeFirst().environment().kill();
    }
  }

  /** Ends the idle environments now, and the others when they are released. */
  synchronized void retire() {
    retired = true;
    idle.forEach(each -> each.environment().kill());
    idle.clear();
  }

  private synchronized CompletableFuture<Environment> lineUp() {
    // Most recently used first, so that surplus environments stay idle and end.
    for (Idle last = idle.pollLast(); last != null; last = idle.pollLast()) {
      if (last.environment().take()) {
        return CompletableFuture.completedFuture(last.environment());
      }
    }
    CompletableFuture<Environment> turn = new CompletableFuture<>();
    line.addLast(turn);
    return turn;
  }

  /** Leaves the queue; false if an environment was handed over already. */
  private synchronized boolean leave(CompletableFuture<Environment> turn) {
    boolean left = turn.cancel(false);
    line.removeIf(CompletableFuture::isCancelled);
    return left;
  }

  private synchronized boolean isStarting() {
    return starting > 0;
  }

  private synchronized Duration firstWait() {
    return running == 0 ? Duration.ZERO : limits.growth();
  }

  private static boolean comes(CompletableFuture<?> turn, Duration limit)
      throws InterruptedException {
    try {
      turn.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(NEVER_FAILS, e);
    }
  }

  /** Starts an environment if more invocations wait than environments are starting. */
  private void grow() {
    synchronized (this) {
      if (running == limits.environments() || starting >= line.size()) {
        return;
      }
      running++;
      starting++;
    }
    Environment environment = start.get();
    var _ = environment.ready().thenAccept(this::arrive);
    var _ = environment.ended().thenAccept(this::depart);
  }

  private void arrive(Environment environment) {
    synchronized (this) {
      starting--;
    }
    pass(environment);
  }

  private void depart(Environment environment) {
    synchronized (this) {
      running--;
      idle.removeIf(each -> each.environment() == environment);
    }
    grow();
  }

  /** Hands the environment to the first invocation in the queue, or keeps it idle. */
  private synchronized void pass(Environment environment) {
    CompletableFuture<Environment> turn = line.pollFirst();
    if (turn == null) {
      keep(environment);
    } else {
      turn.complete(environment);
    }
  }

  private void keep(Environment environment) {
    environment.rest();
    if (retired) {
      environment.kill();
    } else if (environment.isAlive()) {
      idle.addLast(new Idle(environment, System.nanoTime()));
    }
  }

  /** Lambda's answer at the concurrency limit of an account. */
  private static TooManyRequestsException throttled() {
    return TooManyRequestsException.builder()
        .reason(ThrottleReason.CONCURRENT_INVOCATION_LIMIT_EXCEEDED)
        .message("Rate Exceeded.")
        .build();
  }
}
