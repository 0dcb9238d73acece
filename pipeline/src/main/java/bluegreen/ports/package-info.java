/**
 * What a release needs of the world (interfaces), the facts it works on (records), and how it ends.
 */
@NullMarked
package bluegreen.ports;

import org.jspecify.annotations.NullMarked;
