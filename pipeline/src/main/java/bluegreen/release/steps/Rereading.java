package bluegreen.release.steps;

import bluegreen.ports.StaleException;
import bluegreen.ports.Story;

/** Reads again and decides again when somebody else wrote between our read and our write. */
public final class Rereading {
  /** How often somebody else may be faster before the deed gives up. */
  private static final int ATTEMPTS = 5;

  private final Story story;

  public Rereading(Story story) {
    this.story = story;
  }

  /** Reads what is decided on. */
  public interface Read<S> {
    S read() throws InterruptedException;
  }

  /** Decides on what was read, and writes. */
  public interface Decision<S, T> {
    T on(S read) throws InterruptedException;
  }

  /**
   * Decides until nobody else is faster.
   *
   * @param what is read, such as {@code The alias}
   * @throws StaleException if somebody else was faster five times in a row
   */
  public <S, T> T decide(String what, S read, Read<S> reread, Decision<S, T> decision)
      throws InterruptedException {
    S last = read;
    for (int i = 1; ; i++) {
      try {
        return decision.on(last);
      } catch (StaleException e) {
        if (i == ATTEMPTS) {
          throw e;
        }
        story.warning(what + " changed meanwhile: reading it again");
        last = reread.read();
      }
    }
  }
}
