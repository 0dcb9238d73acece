/** Alarms: their rules, their evaluation once a minute, and their states. */
@NullMarked
package bluegreen.embedded.cloudwatch.alarm;

import org.jspecify.annotations.NullMarked;
