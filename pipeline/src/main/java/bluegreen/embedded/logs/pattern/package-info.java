/** The language of filter patterns, which choose log events by their text. */
@NullMarked
package bluegreen.embedded.logs.pattern;

import org.jspecify.annotations.NullMarked;
