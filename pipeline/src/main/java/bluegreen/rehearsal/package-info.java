/** An embedded AWS, for rehearsals and tests. */
@NullMarked
package bluegreen.rehearsal;

import org.jspecify.annotations.NullMarked;
