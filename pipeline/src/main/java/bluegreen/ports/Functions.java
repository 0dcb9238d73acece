package bluegreen.ports;

import java.util.List;

/** The Lambda function: its code, versions and alias. */
public interface Functions extends Invoker {
  Latest latest();

  /**
   * A published version.
   *
   * @throws RefusedException if there is no such version
   */
  Version version(String number);

  /** All that were published and not deleted, oldest first. */
  List<Version> versions();

  Alias alias();

  /**
   * Starts to change {@code $LATEST} to {@code image}.
   *
   * @throws StaleException if it changed since {@code latest} was read
   */
  void updateCode(Latest latest, Image image);

  /**
   * Freezes {@code $LATEST} into a version and gives its number, which is an older one's if nothing
   * changed since that was made.
   *
   * @throws StaleException if {@code $LATEST} changed since it was read
   */
  String publish(Latest latest, Origin origin);

  /**
   * Points the alias at {@code version} alone, weights cleared.
   *
   * @throws StaleException if the alias changed since it was read
   */
  void moveAlias(Alias read, String version, String description);

  /** Has Lambda make a version that it put to sleep active again; returns before it is. */
  void wake(String version);
}
