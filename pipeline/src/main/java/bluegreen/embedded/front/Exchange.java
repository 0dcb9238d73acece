package bluegreen.embedded.front;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request that the load balancer has answered.
 *
 * @param by whose answer it is
 * @param group the ARN of the target group that was chosen; empty if the request was rejected
 *     before
 */
public record Exchange(Instant at, Duration duration, int status, By by, Optional<String> group) {
  /** Whose answer a request got. */
  public sealed interface By {
    /** The answer of a function version. */
    record Version(String version) implements By {}

    /** The load balancer's, because a version ran and failed or answered badly. */
    record BalancerForVersion(String version, AlbError error) implements By {}

    /** The load balancer's, because no version ran. */
    record Balancer(AlbError error) implements By {}
  }

  /** The function version that ran. */
  public Optional<String> version() {
    return switch (by) {
      case By.Version(String version) -> Optional.of(version);
      case By.BalancerForVersion(String version, AlbError error) -> Optional.of(version);
      case By.Balancer none -> Optional.empty();
    };
  }

  /** Why the load balancer answered itself. */
  public Optional<AlbError> error() {
    return switch (by) {
      case By.Version version -> Optional.empty();
      case By.BalancerForVersion(String version, AlbError error) -> Optional.of(error);
      case By.Balancer(AlbError error) -> Optional.of(error);
    };
  }
}
