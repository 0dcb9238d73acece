package bluegreen.rehearsal;

import bluegreen.embedded.ecr.Ecr;

/** A function to release, of which there are images: as it is, and failing. */
public interface Product {
  /** The label of an image that says which sources it was built of. */
  String REVISION = "org.opencontainers.image.revision";

  /** The response header in which the lotto function names its version. */
  String VERSION_HEADER = "X-Lotto-Version";

  /** The function's name, and its repository's. */
  String function();

  /**
   * Puts the function as it is into the registry, labelled as the build of revision {@code tag}.
   */
  void push(Ecr ecr, String tag);

  /**
   * Puts the function behind a handler that fails into the registry.
   *
   * @param fault {@code always}, or {@code traffic} for one that smoke tests don't find
   */
  void pushFailing(Ecr ecr, String tag, String fault);
}
