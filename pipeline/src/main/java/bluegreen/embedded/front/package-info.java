/** The load balancer: HTTP requests to ALB events and back. */
@NullMarked
package bluegreen.embedded.front;

import org.jspecify.annotations.NullMarked;
