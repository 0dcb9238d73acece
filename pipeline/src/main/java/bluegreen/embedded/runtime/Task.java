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

/** One invocation on its way through an execution environment. */
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

  /** Takes the runtime's answer; false if there is one already. */
  synchronized boolean answer(InvocationOutcome outcome) {
    if (answer != null) {
      return false;
    }
    answer = outcome;
    answered = System.nanoTime();
    return true;
  }

  /** Ends the invocation if the runtime has answered; false if it has not. */
  synchronized boolean finish() {
    if (answer != null) {
      done.complete(answer);
    }
    return answer != null;
  }

  /** Ends the invocation with what the runtime has answered, or else with {@code outcome}. */
  synchronized void finish(InvocationOutcome outcome) {
    done.complete(answer == null ? outcome : answer);
  }

  /** Waits for the end, at most until the function's time is up: then it is empty. */
  Optional<InvocationOutcome> await() throws InterruptedException {
    try {
      return Optional.of(done.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an invocation ends with an outcome", e);
    }
  }

  /** How long the handler took, or has had so far. */
  Duration duration() {
    return Duration.ofNanos((answered == 0 ? System.nanoTime() : answered) - began);
  }
}
