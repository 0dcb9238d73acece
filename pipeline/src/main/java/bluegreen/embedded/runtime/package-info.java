/** Execution environments: the Lambda Runtime API and the processes and containers behind it. */
@NullMarked
package bluegreen.embedded.runtime;

import org.jspecify.annotations.NullMarked;
