/** A runner for GitHub workflows, so that tests can run them without GitHub. */
@NullMarked
package bluegreen.actions;

import org.jspecify.annotations.NullMarked;
