@NullMarked
package bluegreen.embedded.lambda.function;

import org.jspecify.annotations.NullMarked;
