package bluegreen.report;

import bluegreen.ports.Outcome;

/**
 * How a command ended.
 *
 * @param asked what it was asked for
 */
public record Ended(Outcome outcome, Asked asked) {
  /** What a command was asked for: a rollback is a success only of a command that rolls back. */
  public enum Asked {
    RELEASE,
    ROLLBACK,
    /** Something that changes nothing. */
    LOOK
  }

  /** What the shell gets. */
  public int exitCode() {
    return ExitCode.of(this);
  }

  /** Whether it is as it was asked for. */
  public boolean asAsked() {
    return exitCode() == ExitCode.OK;
  }
}
