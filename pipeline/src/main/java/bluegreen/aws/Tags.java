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

  public static final String DEFAULT_ALIAS = "live";
  public static final String DEFAULT_VERSION_HEADER = "X-Function-Version";

  private Tags() {}
}
