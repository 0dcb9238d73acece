/** Tests of ECR; time is moved by hand. */
@NullMarked
package bluegreen.embedded.ecr;

import org.jspecify.annotations.NullMarked;
