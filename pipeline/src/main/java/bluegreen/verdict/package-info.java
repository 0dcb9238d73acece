/**
 * What a canary has shown: worse, healthy or not enough evidence, with bounds on the probability of
 * both errors that hold however often one looks. Pure statistics: no input, no output, no clock, no
 * chance. Start with {@link bluegreen.verdict.Judge}.
 */
@NullMarked
package bluegreen.verdict;

import org.jspecify.annotations.NullMarked;
