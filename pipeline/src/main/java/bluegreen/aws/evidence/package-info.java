/** Evidence of versions, from CloudWatch's logs and metrics. */
@NullMarked
package bluegreen.aws.evidence;

import org.jspecify.annotations.NullMarked;
