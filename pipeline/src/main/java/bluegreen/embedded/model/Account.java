package bluegreen.embedded.model;

/**
 * Whose AWS this is and where: the part that every ARN carries.
 *
 * @param id twelve digits
 * @param region such as {@code eu-central-1}
 */
public record Account(String id, String region) {}
