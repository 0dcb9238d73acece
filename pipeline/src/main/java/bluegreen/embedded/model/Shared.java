package bluegreen.embedded.model;

import java.util.concurrent.Executor;

/**
 * What all services of an embedded AWS have in common.
 *
 * @param background runs what takes real time and has no caller that waits for it, outside the
 *     model's lock
 */
public record Shared(Account account, Timeline timeline, Chance chance, Executor background) {
  /** With a virtual thread for each task in the background. */
  public Shared(Account account, Timeline timeline, Chance chance) {
    this(account, timeline, chance, Thread::startVirtualThread);
  }
}
