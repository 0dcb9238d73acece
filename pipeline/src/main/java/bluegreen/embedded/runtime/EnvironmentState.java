package bluegreen.embedded.runtime;

import java.time.Duration;
import java.util.function.Function;

/**
 * Where an execution environment is, and where each event takes it. {@link Environment} does what
 * that needs.
 *
 * <p>The usual way is {@code Starting → Ready → Busy → Ready → Idle → Ready → … → Over}. Every
 * state but {@code Idle} belongs to one invocation, which has reserved the environment.
 */
sealed interface EnvironmentState {
  /** The process runs. */
  default EnvironmentState launched(long at) {
    return this;
  }

  /** The process asks for an invocation: it has started, or is done with the one before. */
  default EnvironmentState asked() {
    return this;
  }

  /** An invocation reserves the environment. */
  default EnvironmentState reserved() {
    return this;
  }

  /** The invocation that has reserved the environment no longer needs it. */
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
   * @return whether the invocation was waiting for it
   */
  default boolean answered(String requestId, InvocationOutcome outcome) {
    return false;
  }

  /**
   * The environment fails, is killed, or its process has exited.
   *
   * @param why the outcome of an invocation that depends on it, by request id
   */
  default EnvironmentState over(Function<String, InvocationOutcome> why) {
    return new Over(why);
  }

  /**
   * The process has not asked for an invocation yet.
   *
   * @param since when it was launched, in the terms of {@link System#nanoTime}
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
   * @param init how long the start took, for the first invocation to report; then zero
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

  /** The process waits, and nobody has reserved it. */
  record Idle(Duration init) implements EnvironmentState {
    @Override
    public EnvironmentState reserved() {
      return new Ready(init);
    }
  }

  /** The process has exited or has been killed, or could not start. The first reason counts. */
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
