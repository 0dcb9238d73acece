package bluegreen.release.steps;

import bluegreen.ports.Alias;
import bluegreen.ports.Functions;
import bluegreen.ports.StaleException;
import bluegreen.ports.VersionNumber;

/** Writes to the alias, and knows its own work again. */
public final class AliasWrite {
  private AliasWrite() {}

  /**
   * Points the alias at a version alone. If the answer to the first attempt was lost, the next one
   * finds the alias changed: by the first.
   *
   * @throws StaleException if somebody else changed the alias since it was read
   */
  public static void to(
      Functions functions, Alias read, VersionNumber version, String description) {
    try {
      functions.moveAlias(read, version, description);
    } catch (StaleException e) {
      Alias now = functions.alias();
      if (!now.servesOnly(version) || !now.description().equals(description)) {
        throw e;
      }
    }
  }
}
