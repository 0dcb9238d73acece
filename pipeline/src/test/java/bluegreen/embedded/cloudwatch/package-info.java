/** Tests of CloudWatch; time is moved by hand. */
@NullMarked
package bluegreen.embedded.cloudwatch;

import org.jspecify.annotations.NullMarked;
