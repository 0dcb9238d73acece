/**
 * What tests need beside a JDK. Plain Java but for {@link bluegreen.needs.Needs}: it runs from
 * source.
 */
@NullMarked
package bluegreen.needs;

import org.jspecify.annotations.NullMarked;
