/** CloudWatch: metrics, and the alarms that watch them. */
@NullMarked
package bluegreen.embedded.cloudwatch;

import org.jspecify.annotations.NullMarked;
