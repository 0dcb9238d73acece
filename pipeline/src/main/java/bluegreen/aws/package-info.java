/** The release's ports, on AWS SDK v2. */
@NullMarked
package bluegreen.aws;

import org.jspecify.annotations.NullMarked;
