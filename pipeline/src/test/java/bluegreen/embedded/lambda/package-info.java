/** Tests of Lambda in manually advanced time. */
@NullMarked
package bluegreen.embedded.lambda;

import org.jspecify.annotations.NullMarked;
