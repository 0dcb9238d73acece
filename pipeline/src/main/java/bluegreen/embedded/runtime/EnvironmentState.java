package bluegreen.embedded.runtime;

import java.time.Duration;
import java.util.function.Function;

/**
 * The states of an execution environment and their transitions. {@link Environment} performs the
 * side effects.
 *
 * <p>The usual sequence is {@code Starting → Ready → Busy → Ready → Idle → Ready → … → Over}. In
 * every state but {@code Idle} and {@code Over}, one invocation has reserved the environment.
 */
sealed interface EnvironmentState {
  /** The process has been launched. */
  default EnvironmentState launched(long at) {
    return this;
  }

  /** The process asks for an invocation: it has started, or is done with the previous one. */
  default EnvironmentState asked() {
    return this;
  }

  /** An invocation reserves the environment. */
  default EnvironmentState reserved() {
    return this;
  }

  /** The invocation releases the environment. */
  default EnvironmentState released() {
    return this;
  }

  /** The invocation begins. */
  default EnvironmentState assigned(Task task) {
    throw new IllegalStateException("no invocation can begin in " + this);
  }

  /**
   * The process answers an invocation.
   *
   * @return whether the invocation was waiting for this answer
   */
  default boolean answered(String requestId, InvocationOutcome outcome) {
    return false;
  }

  /**
   * The environment fails, is killed, or its process has exited.
   *
   * @param why the outcome of a running or later invocation, by request id
   */
  default EnvironmentState over(Function<String, InvocationOutcome> why) {
    return new Over(why);
  }

  /**
   * The process has not asked for an invocation yet.
   *
   * @param since the launch, as a {@link System#nanoTime}
   */
  record Starting(long since) implements EnvironmentState {
    @Override
    public EnvironmentState launched(long at) {
      return new Starting(at);
    }

    @Override
    public EnvironmentState asked() {
      return new Ready(Duration.ofNanos(System.nanoTime() - since));
    }
  }

  /**
   * The process waits for the invocation that has reserved it.
   *
   * @param init how long the start took, which the first invocation reports; zero afterwards
   */
  record Ready(Duration init) implements EnvironmentState {
    @Override
    public EnvironmentState assigned(Task task) {
      return new Busy(task);
    }

    @Override
    public EnvironmentState released() {
      return new Idle(init);
    }
  }

  /** The process works on an invocation. */
  record Busy(Task task) implements EnvironmentState {
    @Override
    public EnvironmentState asked() {
      return task.finish() ? new Ready(Duration.ZERO) : this;
    }

    @Override
    public boolean answered(String requestId, InvocationOutcome outcome) {
      return task.requestId().equals(requestId) && task.answer(outcome);
    }

    @Override
    public EnvironmentState over(Function<String, InvocationOutcome> why) {
      task.finish(why.apply(task.requestId()));
      return new Over(why);
    }
  }

  /** The process waits, and no invocation has reserved the environment. */
  record Idle(Duration init) implements EnvironmentState {
    @Override
    public EnvironmentState reserved() {
      return new Ready(init);
    }
  }

  /** The process has exited, was killed or could not start. The first reason counts. */
  record Over(Function<String, InvocationOutcome> why) implements EnvironmentState {
    @Override
    public EnvironmentState assigned(Task task) {
      task.finish(why.apply(task.requestId()));
      return this;
    }

    @Override
    public EnvironmentState over(Function<String, InvocationOutcome> later) {
      return this;
    }
  }
}
