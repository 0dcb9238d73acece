/** Commands, console, exit codes: what a person or a CI job meets. */
@NullMarked
package bluegreen.cli;

import org.jspecify.annotations.NullMarked;
