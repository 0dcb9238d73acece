/** Tests of what the services share. */
@NullMarked
package bluegreen.embedded.model;

import org.jspecify.annotations.NullMarked;
