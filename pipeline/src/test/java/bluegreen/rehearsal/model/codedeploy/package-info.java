/** Tests of CodeDeploy; time is moved by hand. */
@NullMarked
package bluegreen.rehearsal.model.codedeploy;

import org.jspecify.annotations.NullMarked;
