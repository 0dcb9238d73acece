/** CloudWatch: metrics, and the alarms that watch them. */
@NullMarked
package bluegreen.rehearsal.model.cloudwatch;

import org.jspecify.annotations.NullMarked;
