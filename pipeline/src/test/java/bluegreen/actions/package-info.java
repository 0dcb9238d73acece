/** A runner of GitHub's workflows, for tests that have them run for real. */
@NullMarked
package bluegreen.actions;

import org.jspecify.annotations.NullMarked;
