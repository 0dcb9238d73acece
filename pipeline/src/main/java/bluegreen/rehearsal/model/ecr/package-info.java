/** ECR: repositories and the images that are pushed to them. */
@NullMarked
package bluegreen.rehearsal.model.ecr;

import org.jspecify.annotations.NullMarked;
