package bluegreen.ports;

/**
 * Where a function's releases happen, by the names that AWS knows.
 *
 * @param function the Lambda function
 * @param alias the alias that the load balancer targets
 * @param application the CodeDeploy application
 * @param group its deployment group
 */
public record Coordinates(String function, String alias, String application, String group) {}
