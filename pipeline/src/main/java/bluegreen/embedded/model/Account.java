package bluegreen.embedded.model;

/**
 * The AWS account and the region, as every ARN has them.
 *
 * @param id twelve digits
 * @param region such as {@code eu-central-1}
 */
public record Account(String id, String region) {
  /**
   * The ARN of a resource of this region.
   *
   * @param resource in the service's own form, such as {@code function:my-function}
   */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
  }

  /** The ARN of a resource that belongs to no region, such as a role. */
  public String globalArn(String service, String resource) {
    return "arn:aws:" + service + "::" + id + ":" + resource;
  }
}
