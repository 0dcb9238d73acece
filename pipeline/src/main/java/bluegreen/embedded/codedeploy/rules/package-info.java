/** What CodeDeploy accepts, and the errors with which it refuses the rest. */
@NullMarked
package bluegreen.embedded.codedeploy.rules;

import org.jspecify.annotations.NullMarked;
