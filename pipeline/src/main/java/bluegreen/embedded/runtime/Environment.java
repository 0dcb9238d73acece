package bluegreen.embedded.runtime;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Invocation;
import bluegreen.embedded.model.Environments.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An execution environment: one process that runs a version's code, one invocation at a time.
 *
 * <p>The process asks for work with {@link #next}. The first call means that the process has
 * started. Each further call means that the process is done with the previous invocation and has
 * logged everything about it.
 */
final class Environment {
  /** Starts the process. */
  interface Launch {
    Child run() throws IOException;
  }

  private final String stream;
  private final CompletableFuture<Environment> ready = new CompletableFuture<>();
  private final CompletableFuture<Environment> exited = new CompletableFuture<>();
  private final CompletableFuture<Environment> unused = new CompletableFuture<>();
  // Asynchronous, because dependent actions take locks that the caller may hold.
  private final CompletableFuture<Environment> ended =
      exited.thenCombineAsync(unused, (gone, left) -> close());
  // Room for one invocation and for the end marker.
  private final BlockingQueue<Optional<Task>> inbox = new ArrayBlockingQueue<>(2);
  private EnvironmentState state = new EnvironmentState.Starting(System.nanoTime());
  private @Nullable Child child;

  /**
   * @param stream the log stream of everything that the process prints
   */
  Environment(String stream) {
    this.stream = stream;
  }

  /**
   * Completes when the process has started or failed to. After a failure, invocations return the
   * reason.
   */
  CompletableFuture<Environment> ready() {
    return ready;
  }

  /** Completes when the process has exited and no invocation uses the environment any more. */
  CompletableFuture<Environment> ended() {
    return ended;
  }

  synchronized boolean isAlive() {
    return !(state instanceof EnvironmentState.Over);
  }

  /** Reserves an idle environment for an invocation; false if its process has ended. */
  synchronized boolean take() {
    state = state.reserved();
    return isAlive();
  }

  /** Releases the reservation. A new environment is reserved from its creation. */
  synchronized void rest() {
    state = state.released();
    if (!isAlive()) {
      unused.complete(this);
    }
  }

  /**
   * Starts the process.
   *
   * @param limit how long the process may take to ask for its first invocation
   * @param timeout the function's own limit, as which Lambda tells that the start took too long
   */
  void start(Launch launch, Duration limit, Duration timeout) {
    try {
      Child started = launch.run();
      attach(started);
      var _ = started.exit().thenAccept(this::exited);
    } catch (IOException e) {
      failStart(requestId -> InvocationOutcome.notStarted(requestId, e));
      killProcess();
      gone();
      return;
    }
    ready
        .copy()
        .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
        .exceptionally(
            _ -> {
              failStart(requestId -> InvocationOutcome.timedOut(requestId, timeout));
              kill();
              return this;
            });
  }

  private synchronized void attach(Child started) {
    child = started;
    // The start is measured from here: pulling the image does not count as the function's time.
    state = state.launched(started.started());
    if (!isAlive()) {
      started.kill();
    }
  }

  /** Ends the environment and kills its process; a running invocation fails. */
  synchronized void kill() {
    end(InvocationOutcome::killed);
    killProcess();
  }

  /**
   * Ends the environment with {@code why} if its process is still starting; otherwise returns
   * false. The process is left to be killed.
   */
  synchronized boolean failStart(Function<String, InvocationOutcome> why) {
    if (!(state instanceof EnvironmentState.Starting)) {
      return false;
    }
    end(why);
    return true;
  }

  private void killProcess() {
    if (child != null) {
      child.kill();
    }
  }

  private void exited(int status) {
    synchronized (this) {
      end(requestId -> InvocationOutcome.exited(requestId, status));
    }
    gone();
  }

  private void end(Function<String, InvocationOutcome> why) {
    boolean idle = state instanceof EnvironmentState.Idle;
    state = state.over(why);
    if (idle) {
      unused.complete(this);
    }
  }

  private void gone() {
    inbox.add(Optional.empty());
    ready.complete(this);
    exited.complete(this);
  }

  /** Runs the invocation that has reserved this environment. */
  Answer invoke(Invocation invocation) throws InterruptedException {
    PrintedText lines = new PrintedText();
    drainTo(lines);
    Task task = new Task(invocation);
    Duration init = begin(task);
    InvocationOutcome outcome = await(task);
    Duration duration = task.duration();
    drainTo(lines);
    var output = new Output(Optional.of(stream), lines.kept(), outcome.ending(), init, peak());
    return outcome.failed()
        ? new Answer.Failed(outcome.payload(), duration, output)
        : new Answer.Returned(outcome.payload(), duration, output);
  }

  /**
   * Assigns the task. Returns how long the start took if this is the first invocation, else zero.
   */
  private synchronized Duration begin(Task task) {
    Duration init = state instanceof EnvironmentState.Ready(Duration first) ? first : Duration.ZERO;
    state = state.assigned(task);
    if (isAlive()) {
      inbox.add(Optional.of(task));
    }
    return init;
  }

  private InvocationOutcome await(Task task) throws InterruptedException {
    try {
      return task.await()
          .orElseGet(
              () -> {
                kill();
                return InvocationOutcome.timedOut(task.requestId(), task.limit());
              });
    } catch (InterruptedException e) {
      kill();
      throw e;
    }
  }

  /** Waits for the next invocation on behalf of the process; empty if the environment has ended. */
  Optional<Task> next() throws InterruptedException {
    synchronized (this) {
      state = state.asked();
      if (child != null) {
        child.readFirstPeak();
      }
    }
    ready.complete(this);
    return inbox.take();
  }

  /** Takes the process's answer; false if no such invocation runs or it has an answer already. */
  synchronized boolean answer(String requestId, InvocationOutcome outcome) {
    return state.answered(requestId, outcome);
  }

  private synchronized Environment close() {
    if (child != null) {
      child.close();
    }
    return this;
  }

  private void drainTo(PrintedText lines) {
    if (child != null) {
      child.drainTo(lines::add);
    }
  }

  private OptionalLong peak() {
    return child == null ? OptionalLong.empty() : child.peak();
  }
}
