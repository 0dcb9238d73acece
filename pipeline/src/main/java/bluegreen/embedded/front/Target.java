package bluegreen.embedded.front;

import bluegreen.alb.TargetGroup;

/** The target of the load balancer. */
sealed interface Target {
  /** No target is registered: every request is answered with 503. */
  record None() implements Target {}

  /**
   * A function, registered in a target group.
   *
   * @param arn the ARN of the function's alias
   */
  record Registered(TargetGroup group, String arn) implements Target {}
}
