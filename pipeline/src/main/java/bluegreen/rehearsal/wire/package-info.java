/** AWS protocols to and from the SDK's own model classes. */
@NullMarked
package bluegreen.rehearsal.wire;

import org.jspecify.annotations.NullMarked;
