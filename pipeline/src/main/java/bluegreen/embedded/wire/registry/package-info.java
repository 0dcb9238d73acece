/** ECR as container tools see it: the OCI distribution protocol. */
@NullMarked
package bluegreen.embedded.wire.registry;

import org.jspecify.annotations.NullMarked;
