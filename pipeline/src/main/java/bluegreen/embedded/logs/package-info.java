/** CloudWatch Logs: log groups, their streams and events, and filters that make metrics of them. */
@NullMarked
package bluegreen.embedded.logs;

import org.jspecify.annotations.NullMarked;
