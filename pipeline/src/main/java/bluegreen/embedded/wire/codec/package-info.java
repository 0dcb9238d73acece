/** Converts the SDK's model classes from and to JSON, CBOR, forms and XML. */
@NullMarked
package bluegreen.embedded.wire.codec;

import org.jspecify.annotations.NullMarked;
