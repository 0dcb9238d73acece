/**
 * How an Application Load Balancer speaks to a function: the events it sends and the answers it
 * accepts. Smoke tests and the embedded load balancer both use this one reading of its rules.
 */
@NullMarked
package bluegreen.alb;

import org.jspecify.annotations.NullMarked;
