/** What the HTTP servers of the embedded AWS have in common. */
@NullMarked
package bluegreen.rehearsal.http;

import org.jspecify.annotations.NullMarked;
