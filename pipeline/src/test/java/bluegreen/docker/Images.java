package bluegreen.docker;

/** Images that tests run. */
public final class Images {
  /** The function's: {@code docker build --tag lotto .} makes it. */
  public static final String LOTTO = System.getProperty("docker.image", "lotto");

  private Images() {}
}
