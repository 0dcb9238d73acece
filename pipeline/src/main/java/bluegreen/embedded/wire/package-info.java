/** The HTTP endpoint of all services. */
@NullMarked
package bluegreen.embedded.wire;

import org.jspecify.annotations.NullMarked;
