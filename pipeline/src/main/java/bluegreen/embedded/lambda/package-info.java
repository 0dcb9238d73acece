/** Lambda: functions that run images, their versions, aliases and invocations. */
@NullMarked
package bluegreen.embedded.lambda;

import org.jspecify.annotations.NullMarked;
