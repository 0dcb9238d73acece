package bluegreen.embedded.model;

import java.util.concurrent.Executor;

/**
 * What all services of an embedded AWS share.
 *
 * @param background runs slow tasks that no caller waits for, outside the model's lock
 * @param readings how AWS behaves where that isn't known
 */
public record Shared(
    Account account,
    Timeline timeline,
    Chance chance,
    Executor background,
    Permissions permissions,
    Readings readings) {
  /** Everybody may do everything. */
  public Shared(Account account, Timeline timeline, Chance chance, Executor background) {
    this(account, timeline, chance, background, Permissions.ALL, Readings.LIKELY);
  }

  /** Runs each background task in a virtual thread. */
  public Shared(Account account, Timeline timeline, Chance chance) {
    this(account, timeline, chance, Thread::startVirtualThread);
  }

  /** The same with other permissions. */
  public Shared with(Permissions other) {
    return new Shared(account, timeline, chance, background, other, readings);
  }

  /** The same with other readings. */
  public Shared with(Readings other) {
    return new Shared(account, timeline, chance, background, permissions, other);
  }
}
