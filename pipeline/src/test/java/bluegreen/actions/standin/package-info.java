/** Stand-ins for the actions and commands that the workflows use. */
@NullMarked
package bluegreen.actions.standin;

import org.jspecify.annotations.NullMarked;
