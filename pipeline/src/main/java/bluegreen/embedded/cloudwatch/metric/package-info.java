/** Metrics: measurements, their statistics, and expressions over them. */
@NullMarked
package bluegreen.embedded.cloudwatch.metric;

import org.jspecify.annotations.NullMarked;
