package bluegreen.embedded.wire.codec;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** The type of a member; only types that the served APIs use. */
public sealed interface Type {
  /** A single value; each constant has one Java type. */
  enum Scalar implements Type {
    STRING,
    BOOLEAN,
    INTEGER,
    LONG,
    DOUBLE,
    INSTANT,
    BYTES
  }

  /** A {@code java.util.List}. */
  record ListOf(Type element) implements Type {}

  /** A {@code java.util.Map} with strings as keys. */
  record MapOf(Type value) implements Type {}

  /** A nested model class, created with the builder. */
  record Structure(Supplier<SdkPojo> builder) implements Type {}
}
