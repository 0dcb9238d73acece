/**
 * How an Application Load Balancer speaks to a function: the event it sends and the answers it
 * accepts. The embedded load balancer and the smoke tests read its rules here.
 */
@NullMarked
package bluegreen.alb;

import org.jspecify.annotations.NullMarked;
