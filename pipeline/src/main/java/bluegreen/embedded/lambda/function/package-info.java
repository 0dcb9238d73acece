/**
 * What Lambda keeps of a function, and the rules that hold for it whatever operation changes it.
 */
@NullMarked
package bluegreen.embedded.lambda.function;

import org.jspecify.annotations.NullMarked;
