/** Rehearsals: the stage, the public, the scenarios and the versions that fail. */
@NullMarked
package bluegreen.rehearsal;

import org.jspecify.annotations.NullMarked;
