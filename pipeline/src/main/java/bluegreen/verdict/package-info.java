/**
 * What a canary has shown: pure statistics, without a clock and without AWS.
 *
 * <p>The method and its formulas are in pipeline/docs/verdict.md.
 */
@NullMarked
package bluegreen.verdict;

import org.jspecify.annotations.NullMarked;
