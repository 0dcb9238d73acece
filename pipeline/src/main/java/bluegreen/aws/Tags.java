package bluegreen.aws;

/**
 * The tags of a function by which a release finds the rest, and what holds without them. Terraform
 * sets the tags; options of the command line override them.
 */
public final class Tags {
  public static final String ALIAS = "bluegreen:alias";
  public static final String APPLICATION = "bluegreen:application";
  public static final String GROUP = "bluegreen:group";
  public static final String URL = "bluegreen:url";
  public static final String VERSION_HEADER = "bluegreen:version-header";

  /**
   * Where a line of the function's log has the HTTP status of its answer, as a JSON pointer.
   * https://www.rfc-editor.org/rfc/rfc6901
   */
  public static final String LOGGED_STATUS = "bluegreen:logged-status";

  public static final String DEFAULT_ALIAS = "live";
  public static final String DEFAULT_VERSION_HEADER = "X-Function-Version";

  public static final String DEFAULT_LOGGED_STATUS = "/status";

  private Tags() {}
}
