/** What the HTTP servers of the embedded AWS share. */
@NullMarked
package bluegreen.embedded.http;

import org.jspecify.annotations.NullMarked;
