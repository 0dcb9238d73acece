/** An AWS in one process, for rehearsals and tests; knows nothing of what is released to it. */
@NullMarked
package bluegreen.embedded;

import org.jspecify.annotations.NullMarked;
