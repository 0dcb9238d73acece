/** The SDK's clients: how they log in, reach AWS and retry, and how a call's failure is told. */
@NullMarked
package bluegreen.aws.client;

import org.jspecify.annotations.NullMarked;
