package bluegreen.alb;

import org.jspecify.annotations.Nullable;

/**
 * What is behind a load balancer.
 *
 * @param arn what events say they come from
 * @param target the ARN of the function's alias, null if nothing is registered
 * @param multiValueHeaders {@code lambda.multi_value_headers.enabled}
 */
public record TargetGroup(String arn, @Nullable String target, boolean multiValueHeaders) {}
