/** ECR's registry API for container tools: the OCI distribution protocol. */
@NullMarked
package bluegreen.embedded.wire.registry;

import org.jspecify.annotations.NullMarked;
