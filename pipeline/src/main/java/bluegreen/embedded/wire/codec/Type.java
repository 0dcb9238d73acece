package bluegreen.embedded.wire.codec;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** What a member holds, of all that the served APIs use. */
public sealed interface Type {
  /** A single value, always of one and the same Java type. */
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

  /** A model class of its own, made by the builder. */
  record Structure(Supplier<SdkPojo> builder) implements Type {}
}
