package bluegreen.report;

import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;

/** What the shell is told; documented in the help. */
public final class ExitCode {
  public static final int OK = 0;
  public static final int ERROR = 1;
  public static final int USAGE = 2;
  public static final int REFUSED = 3;
  public static final int REJECTED = 4;
  public static final int ROLLED_BACK = 5;
  public static final int UNDECIDED = 6;
  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  public static int ofRelease(Outcome outcome) {
    return switch (outcome) {
      case Released r -> OK;
      case AlreadyLive a -> OK;
      case RolledBack r -> ROLLED_BACK;
      case Refused r -> REFUSED;
      case Rejected r -> REJECTED;
      case Undecided u -> UNDECIDED;
      case Interrupted i -> INTERRUPTED;
    };
  }

  /** A rollback that was asked for is a success. */
  public static int ofRollback(Outcome outcome) {
    return outcome instanceof RolledBack ? OK : ofRelease(outcome);
  }
}
