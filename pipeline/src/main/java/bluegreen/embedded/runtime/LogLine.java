package bluegreen.embedded.runtime;

import java.time.Instant;

/**
 * One line of an execution environment's log, as CloudWatch Logs would receive it.
 *
 * @param group {@code /aws/lambda/<function>}
 * @param stream each environment has its own, such as {@code 2026/01/31/[7]<id>}
 */
public record LogLine(Instant at, String group, String stream, String text) {}
