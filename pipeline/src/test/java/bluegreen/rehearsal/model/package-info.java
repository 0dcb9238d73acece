/** Tests of what the services share. */
@NullMarked
package bluegreen.rehearsal.model;

import org.jspecify.annotations.NullMarked;
