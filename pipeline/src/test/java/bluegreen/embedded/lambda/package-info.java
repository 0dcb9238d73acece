/** Tests of Lambda; time is moved by hand. */
@NullMarked
package bluegreen.embedded.lambda;

import org.jspecify.annotations.NullMarked;
