/** How anything is told: on a console, in a job's summary, as JSON, and by exit code. */
@NullMarked
package bluegreen.report;

import org.jspecify.annotations.NullMarked;
