/** Tests of what the embedded AWS knows and does; time is moved by hand. */
@NullMarked
package bluegreen.rehearsal.model;

import org.jspecify.annotations.NullMarked;
