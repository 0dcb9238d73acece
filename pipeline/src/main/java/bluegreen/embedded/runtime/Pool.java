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

/** The execution environments of one version, and the invocations that wait for one. */
final class Pool {
  private record Idle(Environment environment, long since) {}

  private final EnvironmentLimits limits;
  private final Supplier<Environment> start;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final Deque<CompletableFuture<Environment>> line = new ArrayDeque<>();
  private int running;
  private int starting;
  private boolean retired;

  /**
   * @param start starts an environment, without waiting until it is ready
   */
  Pool(EnvironmentLimits limits, Supplier<Environment> start) {
    this.limits = limits;
    this.start = start;
  }

  /** Takes an idle environment, or else the first that gets free or ready. */
  Environment take() throws InterruptedException {
    CompletableFuture<Environment> turn = lineUp();
    try {
      if (!comes(turn, firstWait())) {
        grow();
      }
      if (!comes(turn, limits.throttling()) && leave(turn)) {
        throw throttled();
      }
      return turn.join();
    } catch (InterruptedException e) {
      if (!leave(turn)) {
        release(turn.join());
      }
      throw e;
    }
  }

  /** Gives back what was taken. */
  void release(Environment environment) {
    if (environment.isAlive()) {
      pass(environment);
    } else {
      environment.rest();
    }
  }

  /** Ends what has been idle for the limit's time. */
  synchronized void sweep() {
    long oldest = System.nanoTime() - limits.idle().toNanos();
    while (!idle.isEmpty() && idle.getFirst().since() - oldest <= 0) {
      idle.removeFirst().environment().kill();
    }
  }

  /** Ends what is idle now, and the rest as soon as it is. */
  synchronized void retire() {
    retired = true;
    idle.forEach(each -> each.environment().kill());
    idle.clear();
  }

  private synchronized CompletableFuture<Environment> lineUp() {
    // The last one used first, so that those in excess get old.
    for (Idle last = idle.pollLast(); last != null; last = idle.pollLast()) {
      if (last.environment().take()) {
        return CompletableFuture.completedFuture(last.environment());
      }
    }
    CompletableFuture<Environment> turn = new CompletableFuture<>();
    line.addLast(turn);
    return turn;
  }

  /** Leaves the line; false if the turn has come. */
  private synchronized boolean leave(CompletableFuture<Environment> turn) {
    boolean left = turn.cancel(false);
    line.removeIf(CompletableFuture::isCancelled);
    return left;
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
      throw new IllegalStateException("a turn comes or is left", e);
    }
  }

  /** Starts an environment if more invocations wait than environments are on their way. */
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

  /** Hands it to the first in line, or keeps it. */
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

  /** What Lambda answers at the limit of an account's concurrency. */
  private static TooManyRequestsException throttled() {
    return TooManyRequestsException.builder()
        .reason(ThrottleReason.CONCURRENT_INVOCATION_LIMIT_EXCEEDED)
        .message("Rate Exceeded.")
        .build();
  }
}
