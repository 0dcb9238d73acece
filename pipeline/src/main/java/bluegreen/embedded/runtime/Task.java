package bluegreen.embedded.runtime;

import bluegreen.embedded.model.Environments.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One invocation in an execution environment: its deadline, its answer and its end. */
final class Task {
  private final Invocation invocation;
  private final Duration limit;
  private final Instant deadline;
  private final long began = System.nanoTime();
  private final CompletableFuture<InvocationOutcome> done = new CompletableFuture<>();
  private @Nullable InvocationOutcome answer;
  private volatile long answered;

  Task(Invocation invocation) {
    this.invocation = invocation;
    this.limit = Duration.ofSeconds(invocation.version().timeout());
    this.deadline = Instant.now().plus(limit);
  }

  Invocation invocation() {
    return invocation;
  }

  String requestId() {
    return invocation.requestId();
  }

  Duration limit() {
    return limit;
  }

  Instant deadline() {
    return deadline;
  }

  /** Records the runtime's answer; false if there is one already. */
  synchronized boolean answer(InvocationOutcome outcome) {
    if (answer != null) {
      return false;
    }
    answer = outcome;
    answered = System.nanoTime();
    return true;
  }

  /** Ends the invocation with the runtime's answer; false if there is none yet. */
  synchronized boolean finish() {
    if (answer != null) {
      done.complete(answer);
    }
    return answer != null;
  }

  /** Ends the invocation with the runtime's answer, or with {@code outcome} if there is none. */
  synchronized void finish(InvocationOutcome outcome) {
    done.complete(answer == null ? outcome : answer);
  }

  /** Waits for the end of the invocation; empty if the function's timeout passes first. */
  Optional<InvocationOutcome> await() throws InterruptedException {
    try {
      return Optional.of(done.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an invocation never completes exceptionally", e);
    }
  }

  /** The time until the answer; without answer, the time so far. */
  Duration duration() {
    return Duration.ofNanos((answered == 0 ? System.nanoTime() : answered) - began);
  }
}
