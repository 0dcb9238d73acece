/** The protocols of AWS's clients: they decode requests and encode responses. */
@NullMarked
package bluegreen.embedded.wire.protocol;

import org.jspecify.annotations.NullMarked;
