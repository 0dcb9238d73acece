/** Smoke tests: their format, and their run against one version. */
@NullMarked
package bluegreen.smoke;

import org.jspecify.annotations.NullMarked;
