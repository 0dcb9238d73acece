/** CodeDeploy: deployments that shift an alias from one version to another, and roll it back. */
@NullMarked
package bluegreen.embedded.codedeploy;

import org.jspecify.annotations.NullMarked;
