/** Tests of ECR; time is moved by hand. */
@NullMarked
package bluegreen.rehearsal.model.ecr;

import org.jspecify.annotations.NullMarked;
