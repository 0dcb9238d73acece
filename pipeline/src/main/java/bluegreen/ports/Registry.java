package bluegreen.ports;

/** The container registry. */
public interface Registry {
  /**
   * Finds the image that a reference names.
   *
   * @param architecture which of an index's images is wanted, {@code amd64} or {@code arm64}
   * @throws RefusedException if there is none
   */
  Image resolve(ImageReference reference, String architecture);

  /** Whether the image that a version runs, by digest, can still be pulled. */
  boolean exists(String imageUri);
}
