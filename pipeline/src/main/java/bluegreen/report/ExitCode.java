package bluegreen.report;

import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Overtaken;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;

/** The exit codes that the help documents. */
public final class ExitCode {
  public static final int OK = 0;
  public static final int ERROR = 1;
  public static final int USAGE = 2;
  public static final int REFUSED = 3;
  public static final int REJECTED = 4;
  public static final int ROLLED_BACK = 5;
  public static final int UNDECIDED = 6;
  public static final int FAILING = 7;
  public static final int INTERRUPTED = 130;

  /** As if SIGPIPE had ended it. */
  static final int PIPE_CLOSED = 141;

  private ExitCode() {}

  static int of(Ended ended) {
    return switch (ended.outcome()) {
      case Released _, AlreadyLive _ -> OK;
      case RolledBack _ -> ended.asked() == Ended.Asked.ROLLBACK ? OK : ROLLED_BACK;
      case Overtaken _ -> ROLLED_BACK;
      case Failing _ -> FAILING;
      case Refused _, NotReleased _ -> REFUSED;
      case Rejected _ -> REJECTED;
      case Undecided _ -> UNDECIDED;
      case Interrupted _ -> INTERRUPTED;
    };
  }
}
