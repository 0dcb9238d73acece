/** The expressions between <code>${{</code> and <code>}}</code> of GitHub's workflows. */
@NullMarked
package bluegreen.actions.expression;

import org.jspecify.annotations.NullMarked;
