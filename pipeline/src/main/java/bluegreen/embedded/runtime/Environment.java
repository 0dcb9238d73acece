package bluegreen.embedded.runtime;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Invocation;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An execution environment: one process that runs a version's code, one invocation at a time.
 *
 * <p>The process asks for work with {@link #next}. The first time that says that it has started,
 * each further time that it is done with the invocation before, and with logging about it.
 */
final class Environment {
  /** Starts the process. */
  interface Launch {
    Child run() throws IOException;
  }

  private final Consumer<String> log;
  private final CompletableFuture<Environment> ready = new CompletableFuture<>();
  private final CompletableFuture<Environment> ended = new CompletableFuture<>();
  // Has room for one invocation and the end.
  private final BlockingQueue<Optional<Task>> inbox = new ArrayBlockingQueue<>(2);
  private @Nullable Child child;
  private @Nullable Task task;
  private @Nullable Function<String, Outcome> startFailure;
  private @Nullable Integer exitStatus;
  private boolean killed;
  private boolean busy = true;
  private long launched = System.nanoTime();
  private Duration init = Duration.ZERO;

  Environment(Consumer<String> log) {
    this.log = log;
  }

  /** Comes when it has started, or has failed to: then its one invocation says why. */
  CompletableFuture<Environment> ready() {
    return ready;
  }

  /** Comes when its process is gone and nobody uses it any more. */
  CompletableFuture<Environment> ended() {
    return ended;
  }

  synchronized boolean isAlive() {
    return !killed && exitStatus == null;
  }

  /** Reserves it for an invocation, as it is from its creation; false if it is no longer there. */
  synchronized boolean take() {
    busy = isAlive();
    return busy;
  }

  /** Ends the reservation. */
  synchronized void rest() {
    busy = false;
    endIfUnused();
  }

  void start(Launch launch, Duration limit) {
    try {
      attach(launch.run());
    } catch (IOException e) {
      failStart(requestId -> Outcome.notStarted(requestId, e));
      exited(-1);
      return;
    }
    ready
        .copy()
        .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
        .exceptionally(
            timeout -> {
              failStart(requestId -> Outcome.timedOut(requestId, limit));
              return this;
            });
  }

  private synchronized void attach(Child started) {
    child = started;
    launched = started.started(); // what it takes to get an image is not the function's time
    if (killed) {
      started.kill();
    }
    var _ = started.exit().thenAccept(this::exited);
  }

  synchronized void kill() {
    killed = true;
    if (child != null) {
      child.kill();
    }
  }

  /** Runs one invocation; only for the one who has taken the environment. */
  Answer invoke(Invocation invocation) throws InterruptedException {
    InvocationLog lines = new InvocationLog(invocation, log);
    drainTo(lines);
    lines.start();
    Task next = new Task(invocation);
    Outcome outcome = startFailure == null ? run(next) : startFailure.apply(next.requestId());
    Duration duration = next.duration();
    drainTo(lines);
    lines.end(outcome, duration, init, peak());
    init = Duration.ZERO;
    return new Answer(
        outcome.payload(), outcome.failed() ? "Unhandled" : null, duration, lines.tail());
  }

  private Outcome run(Task next) throws InterruptedException {
    assign(next);
    try {
      return next.await()
          .orElseGet(
              () -> {
                kill();
                return Outcome.timedOut(next.requestId(), next.limit());
              });
    } catch (InterruptedException e) {
      kill();
      throw e;
    }
  }

  private synchronized void assign(Task next) {
    task = next;
    if (exitStatus == null) {
      inbox.add(Optional.of(next));
    } else {
      next.finish(Outcome.exited(next.requestId(), exitStatus));
    }
  }

  /** The process asks for its next invocation; empty when there will be none. */
  Optional<Task> next() throws InterruptedException {
    synchronized (this) {
      if (task != null) {
        task.finish();
      } else if (!ready.isDone()) {
        init = Duration.ofNanos(System.nanoTime() - launched);
      }
    }
    ready.complete(this);
    return inbox.take();
  }

  /** The process answers; false if it wasn't asked or has answered already. */
  synchronized boolean answer(String requestId, Outcome outcome) {
    return task != null && task.requestId().equals(requestId) && task.answer(outcome);
  }

  /** Ends it before it has started; false if it has started. */
  synchronized boolean failStart(Function<String, Outcome> failure) {
    if (ready.isDone()) {
      return false;
    }
    startFailure = failure;
    kill();
    return true;
  }

  private void exited(int status) {
    synchronized (this) {
      exitStatus = status;
      if (!ready.isDone() && startFailure == null) {
        startFailure = requestId -> Outcome.exited(requestId, status);
      }
      if (task != null) {
        task.finish(Outcome.exited(task.requestId(), status));
      }
      inbox.add(Optional.empty());
      endIfUnused();
    }
    ready.complete(this);
  }

  private void endIfUnused() {
    if (exitStatus != null && !busy) {
      // Whoever waits for it must not run inside our lock, or the caller's.
      ended.completeAsync(this::close);
    }
  }

  private synchronized Environment close() {
    if (child != null) {
      child.close();
    }
    return this;
  }

  private void drainTo(InvocationLog lines) {
    if (child != null) {
      child.drainTo(lines::add);
    }
  }

  private OptionalLong peak() {
    return child == null ? OptionalLong.empty() : child.peak();
  }
}
