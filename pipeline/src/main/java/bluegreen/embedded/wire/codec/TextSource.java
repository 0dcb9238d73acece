package bluegreen.embedded.wire.codec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value in a path, a query string or a header.
 *
 * @param values all values by name; a list has several
 */
public record TextSource(Map<String, List<String>> values, String path) implements Source {
  @Override
  public @Nullable Source member(String name) {
    return values.containsKey(name) ? new TextSource(values, name) : null;
  }

  @Override
  public List<Source> elements() {
    return own().stream().<Source>map(v -> new TextSource(Map.of(path, List.of(v)), path)).toList();
  }

  @Override
  public Map<String, Source> entries() {
    throw Errors.serialization(path, "a body");
  }

  @Override
  public Object scalar(Type.Scalar type) {
    return Text.parse(path, own().getFirst(), type);
  }

  private List<String> own() {
    return values.getOrDefault(path, List.of());
  }
}
