/** Metrics: what was measured, its statistics, and expressions on them. */
@NullMarked
package bluegreen.embedded.cloudwatch.metric;

import org.jspecify.annotations.NullMarked;
