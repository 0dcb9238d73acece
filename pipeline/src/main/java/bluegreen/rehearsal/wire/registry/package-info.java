/** ECR as container tools see it: the OCI distribution protocol. */
@NullMarked
package bluegreen.rehearsal.wire.registry;

import org.jspecify.annotations.NullMarked;
