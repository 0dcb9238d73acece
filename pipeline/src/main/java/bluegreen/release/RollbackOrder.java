package bluegreen.release;

import bluegreen.ports.VersionNumber;

/**
 * A rollback that somebody asks for.
 *
 * @param target to which version
 * @param who asks for it
 * @param why in the operator's words
 */
public record RollbackOrder(Target target, String who, String why) {
  /** To which version to roll back. */
  public sealed interface Target {
    /** The last one that finished its release before the one that serves. */
    record LastGood() implements Target {}

    /** This one, however far back. */
    record Exactly(VersionNumber version) implements Target {}
  }

  /** Who asks for it and why, in one phrase. */
  String by() {
    return who + ": " + why;
  }
}
