/** The protocols that AWS's clients speak: which operation a request asks for, and its answer. */
@NullMarked
package bluegreen.embedded.wire.protocol;

import org.jspecify.annotations.NullMarked;
