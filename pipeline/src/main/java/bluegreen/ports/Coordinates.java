package bluegreen.ports;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a function's release happens, by the names that AWS knows.
 *
 * @param function the Lambda function
 * @param alias the alias that the load balancer targets
 * @param application the CodeDeploy application
 * @param group its deployment group
 * @param url the public endpoint, null if it is not known
 * @param versionHeader the response header in which the function names the version that answered
 */
public record Coordinates(
    String function,
    String alias,
    String application,
    String group,
    @Nullable URI url,
    String versionHeader) {}
