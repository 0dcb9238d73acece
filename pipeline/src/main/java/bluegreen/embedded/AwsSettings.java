package bluegreen.embedded;

import bluegreen.embedded.model.AcceleratedTime;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.wire.Interceptor;
import java.time.InstantSource;

/**
 * How an embedded AWS runs.
 *
 * @param port of the AWS endpoint, 0 for a free one
 * @param httpPort of the load balancer, 0 for a free one
 * @param time a {@link AcceleratedTime}, or a clock that a test moves
 * @param chance draws ids and decides which version of an alias is invoked
 * @param environments run the function's code; closed together with the AWS
 * @param interceptor sees every call, and may let it fail
 */
public record AwsSettings(
    int port,
    int httpPort,
    InstantSource time,
    Chance chance,
    Environments environments,
    Interceptor interceptor) {

  /** Real time, real chance, free ports, and no call fails. */
  public static AwsSettings of(Environments environments) {
    return new AwsSettings(
        0, 0, new AcceleratedTime(1), Chance.real(), environments, Interceptor.NONE);
  }

  public AwsSettings withPorts(int aws, int http) {
    return new AwsSettings(aws, http, time, chance, environments, interceptor);
  }

  public AwsSettings withTime(InstantSource other) {
    return new AwsSettings(port, httpPort, other, chance, environments, interceptor);
  }

  public AwsSettings withChance(Chance other) {
    return new AwsSettings(port, httpPort, time, other, environments, interceptor);
  }

  public AwsSettings withInterceptor(Interceptor other) {
    return new AwsSettings(port, httpPort, time, chance, environments, other);
  }
}
