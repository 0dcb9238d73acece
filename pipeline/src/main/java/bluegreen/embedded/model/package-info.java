/**
 * What the services of the embedded AWS share: time, the account, and their interfaces to each
 * other.
 */
@NullMarked
package bluegreen.embedded.model;

import org.jspecify.annotations.NullMarked;
