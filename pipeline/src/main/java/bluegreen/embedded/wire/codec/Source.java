package bluegreen.embedded.wire.codec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as it arrived, in whatever format. */
public interface Source {
  /** Where in the request it is, for messages. */
  String path();

  /** The named member of a structure, null if it isn't there. */
  @Nullable Source member(String name);

  /** The elements of a list. */
  List<? extends Source> elements();

  /** The values of a map, by key. */
  Map<String, ? extends Source> entries();

  Object scalar(Type.Scalar type);
}
