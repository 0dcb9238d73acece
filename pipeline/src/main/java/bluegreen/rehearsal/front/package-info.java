/** The load balancer: HTTP requests to ALB events and back. */
@NullMarked
package bluegreen.rehearsal.front;

import org.jspecify.annotations.NullMarked;
