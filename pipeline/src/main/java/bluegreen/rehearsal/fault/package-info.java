/** What the failing version of a rehearsal runs, inside the function's own process. */
@NullMarked
package bluegreen.rehearsal.fault;

import org.jspecify.annotations.NullMarked;
