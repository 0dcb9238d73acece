package bluegreen.ports;

import java.util.List;
import java.util.Optional;

/** The Lambda function: its code, versions and alias. */
public interface Functions extends Invoker {
  /** {@code $LATEST} as it is now. */
  Latest latest();

  /**
   * A published version.
   *
   * @throws RefusedException if there is no such version
   */
  Version version(VersionNumber number);

  /** A published version; empty if there is none of this number, or it was deleted. */
  Optional<Version> find(VersionNumber number);

  /** All that were published and not deleted, oldest first. */
  List<Version> versions();

  /**
   * The alias as it is now.
   *
   * @throws RefusedException if there is none, or it points at {@code $LATEST}
   */
  Alias alias();

  /**
   * Starts to change {@code $LATEST} to {@code image}.
   *
   * @throws StaleException if it changed since {@code latest} was read
   */
  void updateCode(Latest latest, Image image);

  /**
   * Publishes {@code $LATEST} and gives the version's number: that of an existing version if
   * nothing has changed since it was published.
   *
   * @throws StaleException if {@code $LATEST} changed since it was read
   */
  VersionNumber publish(Latest latest, Origin origin);

  /**
   * Points the alias at {@code version} alone, weights cleared.
   *
   * @throws StaleException if the alias changed since it was read
   */
  void moveAlias(Alias read, VersionNumber version, String description);

  /** Wakes a version that Lambda has made inactive; returns before it is active. */
  void wake(VersionNumber version);
}
