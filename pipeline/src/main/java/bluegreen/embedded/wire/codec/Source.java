package bluegreen.embedded.wire.codec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value in a request, independent of the request's format. */
public interface Source {
  /** The value's place in the request, for error messages. */
  String path();

  /** A structure's member; null if it is absent. */
  @Nullable Source member(String name);

  /** The elements of a list. */
  List<? extends Source> elements();

  /** The values of a map, by key. */
  Map<String, ? extends Source> entries();

  /**
   * The value as the Java type of {@code type}; throws a SerializationException if it isn't one.
   */
  Object scalar(Type.Scalar type);
}
