package bluegreen.embedded.front;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that the load balancer has answered.
 *
 * @param version the function version that ran; null if none did
 * @param error why the load balancer answered itself; null if the answer is the function's
 */
public record Exchange(
    Instant at,
    Duration duration,
    int status,
    @Nullable String version,
    @Nullable AlbError error) {}
