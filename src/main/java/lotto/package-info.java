/** The lotto function. */
@NullMarked
package lotto;

import org.jspecify.annotations.NullMarked;
