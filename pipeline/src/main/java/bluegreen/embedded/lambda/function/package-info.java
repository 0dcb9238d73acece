/** The state of Lambda's functions, and the rules that hold for it in every operation. */
@NullMarked
package bluegreen.embedded.lambda.function;

import org.jspecify.annotations.NullMarked;
