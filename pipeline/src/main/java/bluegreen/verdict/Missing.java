package bluegreen.verdict;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an inconclusive verdict lacks to be healthy, if the rates stay as they were.
 *
 * @param seen requests to green so far
 * @param further requests to green that are still needed; empty if green seems to be worse, so that
 *     more of the same would never show that it is healthy
 * @param time how long that takes at the present rate; empty if it is not known
 */
public record Missing(long seen, OptionalLong further, Optional<Duration> time) {}
