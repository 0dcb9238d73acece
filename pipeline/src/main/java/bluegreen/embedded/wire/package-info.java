/** The HTTP endpoint of all services: from a request to its operation and back. */
@NullMarked
package bluegreen.embedded.wire;

import org.jspecify.annotations.NullMarked;
