package bluegreen.aws;

/**
 * The tags of a function by which a release finds the rest. Terraform sets them; options of the
 * command line override them.
 */
public enum Tag {
  ALIAS("alias"),
  APPLICATION("application"),
  GROUP("group"),
  URL("url"),
  VERSION_HEADER("version-header");

  private final String key;

  Tag(String name) {
    this.key = "bluegreen:" + name;
  }

  /** As it stands on the function, such as {@code bluegreen:alias}. */
  public String key() {
    return key;
  }
}
