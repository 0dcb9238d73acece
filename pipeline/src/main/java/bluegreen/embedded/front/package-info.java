/**
 * The load balancer: it turns HTTP requests into events and a function's answers into HTTP
 * responses.
 */
@NullMarked
package bluegreen.embedded.front;

import org.jspecify.annotations.NullMarked;
