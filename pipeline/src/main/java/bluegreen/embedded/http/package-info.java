/** Shared by the HTTP servers of the embedded AWS. */
@NullMarked
package bluegreen.embedded.http;

import org.jspecify.annotations.NullMarked;
