/** CodeDeploy: deployments that shift an alias from one version to another, and back. */
@NullMarked
package bluegreen.rehearsal.model.codedeploy;

import org.jspecify.annotations.NullMarked;
