/** What stands for the actions that the workflows use, and for GitHub's command. */
@NullMarked
package bluegreen.actions.standin;

import org.jspecify.annotations.NullMarked;
