package bluegreen.alb;

/**
 * A target group with a function in it.
 *
 * @param arn what an event says it comes from
 */
public record TargetGroup(String arn, HeaderMode mode) {}
