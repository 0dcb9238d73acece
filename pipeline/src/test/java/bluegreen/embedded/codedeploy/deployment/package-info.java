/** Tests of the parts of a deployment. */
@NullMarked
package bluegreen.embedded.codedeploy.deployment;

import org.jspecify.annotations.NullMarked;
