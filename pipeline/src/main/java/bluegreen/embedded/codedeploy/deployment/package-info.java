/** One deployment from its start to its end: the phases it passes, and what it does in each. */
@NullMarked
package bluegreen.embedded.codedeploy.deployment;

import org.jspecify.annotations.NullMarked;
