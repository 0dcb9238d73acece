/** Tests of CodeDeploy; time is moved by hand. */
@NullMarked
package bluegreen.embedded.codedeploy;

import org.jspecify.annotations.NullMarked;
