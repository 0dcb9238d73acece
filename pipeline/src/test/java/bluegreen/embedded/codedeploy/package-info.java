/** Tests of CodeDeploy in manually advanced time. */
@NullMarked
package bluegreen.embedded.codedeploy;

import org.jspecify.annotations.NullMarked;
