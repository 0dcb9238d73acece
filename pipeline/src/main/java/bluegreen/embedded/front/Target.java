package bluegreen.embedded.front;

import bluegreen.alb.TargetGroup;

/** What is behind the load balancer. */
sealed interface Target {
  /** Nothing is registered: every request is answered with 503. */
  record None() implements Target {}

  /**
   * A function, registered in a target group.
   *
   * @param arn of the function's alias
   */
  record Registered(TargetGroup group, String arn) implements Target {}
}
