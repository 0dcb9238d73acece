/** Lambda: functions that run images, their versions, aliases and invocations. */
@NullMarked
package bluegreen.rehearsal.model.lambda;

import org.jspecify.annotations.NullMarked;
