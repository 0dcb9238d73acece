/** Tests of filter patterns. */
@NullMarked
package bluegreen.embedded.logs.pattern;

import org.jspecify.annotations.NullMarked;
