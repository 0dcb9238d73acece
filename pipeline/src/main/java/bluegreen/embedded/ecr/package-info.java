/** ECR: repositories and the images that are pushed to them. */
@NullMarked
package bluegreen.embedded.ecr;

import org.jspecify.annotations.NullMarked;
