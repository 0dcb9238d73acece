/**
 * The release and the rollback, read top to bottom; knows neither the SDK nor a clock of its own.
 */
@NullMarked
package bluegreen.release;

import org.jspecify.annotations.NullMarked;
