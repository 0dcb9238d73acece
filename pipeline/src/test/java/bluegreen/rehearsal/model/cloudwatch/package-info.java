/** Tests of CloudWatch; time is moved by hand. */
@NullMarked
package bluegreen.rehearsal.model.cloudwatch;

import org.jspecify.annotations.NullMarked;
