/** One deployment from start to end: its phases, and its actions in each of them. */
@NullMarked
package bluegreen.embedded.codedeploy.deployment;

import org.jspecify.annotations.NullMarked;
