/** STS: temporary credentials for a role. */
@NullMarked
package bluegreen.embedded.sts;

import org.jspecify.annotations.NullMarked;
