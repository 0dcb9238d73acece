/** Static checks of the workflows in {@code .github}. */
@NullMarked
package bluegreen.workflow;

import org.jspecify.annotations.NullMarked;
