/** What keeps the workflows of {@code .github} right without running them. */
@NullMarked
package bluegreen.workflow;

import org.jspecify.annotations.NullMarked;
