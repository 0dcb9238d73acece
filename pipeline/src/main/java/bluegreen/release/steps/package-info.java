/**
 * The steps that deeds share: publishing, pointing alarms, watching, settling, and how they read
 * and write.
 */
@NullMarked
package bluegreen.release.steps;

import org.jspecify.annotations.NullMarked;
