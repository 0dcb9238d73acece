package bluegreen.cli;

import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;

/** What the shell is told; documented in {@link Bluegreen}. */
final class ExitCode {
  static final int OK = 0;
  static final int ERROR = 1;
  static final int USAGE = 2;
  static final int REFUSED = 3;
  static final int REJECTED = 4;
  static final int ROLLED_BACK = 5;
  static final int UNDECIDED = 6;
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int ofRelease(Outcome outcome) {
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
  static int ofRollback(Outcome outcome) {
    return outcome instanceof RolledBack ? OK : ofRelease(outcome);
  }
}
