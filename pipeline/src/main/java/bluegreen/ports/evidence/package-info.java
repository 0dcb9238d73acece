/** What requests have shown of two versions that serve at the same time. */
@NullMarked
package bluegreen.ports.evidence;

import org.jspecify.annotations.NullMarked;
