/** What the HTTP servers of the embedded AWS have in common. */
@NullMarked
package bluegreen.embedded.http;

import org.jspecify.annotations.NullMarked;
