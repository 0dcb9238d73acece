/** Tests of Lambda; time is moved by hand. */
@NullMarked
package bluegreen.rehearsal.model.lambda;

import org.jspecify.annotations.NullMarked;
