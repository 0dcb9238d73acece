/** What Lambda writes to the log about invocations, in its two formats. */
@NullMarked
package bluegreen.embedded.lambda.log;

import org.jspecify.annotations.NullMarked;
