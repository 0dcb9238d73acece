/** Lambda's operations on functions that run container images, their versions and aliases. */
@NullMarked
package bluegreen.embedded.lambda;

import org.jspecify.annotations.NullMarked;
