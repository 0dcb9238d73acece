/**
 * The deeds (release, rollback), their steps, and the views on what AWS records (status, history).
 * Knows neither the SDK nor the system's clock.
 */
@NullMarked
package bluegreen.release;

import org.jspecify.annotations.NullMarked;
