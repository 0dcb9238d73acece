/** The expressions between <code>${{</code> and <code>}}</code> in GitHub workflows. */
@NullMarked
package bluegreen.actions.expression;

import org.jspecify.annotations.NullMarked;
