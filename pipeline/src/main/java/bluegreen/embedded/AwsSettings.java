package bluegreen.embedded;

import bluegreen.embedded.model.AcceleratedTime;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.Readings;
import bluegreen.embedded.model.Secrets;
import bluegreen.embedded.wire.Interceptor;
import java.time.InstantSource;

/**
 * How an embedded AWS runs.
 *
 * @param port of the AWS endpoint, 0 for a free one
 * @param httpPort of the load balancer, 0 for a free one
 * @param time a {@link AcceleratedTime}, or a clock that a test moves
 * @param secrets what callers have to know
 * @param chance draws ids and decides which version of an alias is invoked
 * @param environments run the function's code; closed together with the AWS
 * @param interceptor sees every call, and may let it fail
 * @param readings how it behaves where AWS's behaviour isn't known
 */
public record AwsSettings(
    int port,
    int httpPort,
    InstantSource time,
    Secrets secrets,
    Chance chance,
    Environments environments,
    Interceptor interceptor,
    Readings readings) {

  /** Real time, real chance, new secrets, free ports, and no call fails. */
  public static AwsSettings of(Environments environments) {
    return new AwsSettings(
        0,
        0,
        new AcceleratedTime(1),
        Secrets.random(),
        Chance.real(),
        environments,
        Interceptor.NONE,
        Readings.LIKELY);
  }

  public AwsSettings withPorts(int aws, int http) {
    return new AwsSettings(aws, http, time, secrets, chance, environments, interceptor, readings);
  }

  public AwsSettings withTime(InstantSource other) {
    return new AwsSettings(
        port, httpPort, other, secrets, chance, environments, interceptor, readings);
  }

  public AwsSettings withSecrets(Secrets other) {
    return new AwsSettings(
        port, httpPort, time, other, chance, environments, interceptor, readings);
  }

  public AwsSettings withChance(Chance other) {
    return new AwsSettings(
        port, httpPort, time, secrets, other, environments, interceptor, readings);
  }

  public AwsSettings withInterceptor(Interceptor other) {
    return new AwsSettings(port, httpPort, time, secrets, chance, environments, other, readings);
  }

  public AwsSettings withReadings(Readings other) {
    return new AwsSettings(port, httpPort, time, secrets, chance, environments, interceptor, other);
  }
}
