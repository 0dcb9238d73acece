/** AWS protocols to and from the SDK's own model classes. */
@NullMarked
package bluegreen.embedded.wire;

import org.jspecify.annotations.NullMarked;
