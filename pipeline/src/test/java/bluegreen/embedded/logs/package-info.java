/** Tests of CloudWatch Logs through its operations. */
@NullMarked
package bluegreen.embedded.logs;

import org.jspecify.annotations.NullMarked;
