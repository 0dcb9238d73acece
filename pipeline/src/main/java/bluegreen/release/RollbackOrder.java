package bluegreen.release;

import bluegreen.ports.VersionNumber;
import bluegreen.smoke.Check;
import java.util.List;
import java.util.function.Supplier;

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
    record Exactly(VersionNumber version, Care care) implements Target {}
  }

  /** What is looked at before all traffic goes to a version. */
  public sealed interface Care {
    /**
     * What became of it before; and its smoke tests, if it never served all traffic.
     *
     * @param smokeTests gives them; throws {@link bluegreen.ports.RefusedException} if they can't
     *     be read
     */
    record Checked(Supplier<List<Check>> smokeTests) implements Care {}

    /** Nothing. */
    record Forced() implements Care {}
  }

  /** Who asks for it and why, in one phrase. */
  String by() {
    return who + ": " + why;
  }
}
