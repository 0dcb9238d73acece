/**
 * What a deed needs of the world (interfaces), the facts it works on (records), and how it ends.
 *
 * <p>Every method of a port that calls AWS throws {@link bluegreen.ports.RefusedException} if AWS
 * says no, and {@link bluegreen.ports.LostSightException} if AWS does not answer. Writes that are
 * fenced throw {@link bluegreen.ports.StaleException} if somebody else wrote after the read.
 */
@NullMarked
package bluegreen.ports;

import org.jspecify.annotations.NullMarked;
