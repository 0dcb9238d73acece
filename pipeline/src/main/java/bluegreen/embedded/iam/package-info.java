/** IAM: roles with policies, and whether they allow a call. */
@NullMarked
package bluegreen.embedded.iam;

import org.jspecify.annotations.NullMarked;
