/**
 * What the services of the embedded AWS share: time, the account, and what they need of each other.
 */
@NullMarked
package bluegreen.embedded.model;

import org.jspecify.annotations.NullMarked;
