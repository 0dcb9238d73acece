package bluegreen.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A mapping of a YAML document, in which what is missing is empty. */
record Yaml(Map<?, ?> map) {
  static Yaml parse(String text) {
    return new Yaml((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  boolean has(String key) {
    return map.containsKey(key);
  }

  @Nullable Object get(String key) {
    return map.get(key);
  }

  String text(String key) {
    return Optional.ofNullable(map.get(key)).map(String::valueOf).orElse("");
  }

  /** The mapping below a key; a scalar there counts as an empty one. */
  Yaml at(String key) {
    return new Yaml(map.get(key) instanceof Map<?, ?> below ? below : Map.of());
  }

  List<String> keys() {
    return map.keySet().stream().map(String::valueOf).toList();
  }

  /** The mappings of a sequence. */
  List<Yaml> list(String key) {
    List<Yaml> all = new ArrayList<>();
    if (map.get(key) instanceof List<?> items) {
      for (Object item : items) {
        all.add(new Yaml((Map<?, ?>) item));
      }
    }
    return all;
  }

  /** A scalar, or the scalars of a sequence. */
  List<String> texts(String key) {
    return switch (map.get(key)) {
      case null -> List.of();
      case List<?> items -> items.stream().map(String::valueOf).toList();
      case Object one -> List.of(String.valueOf(one));
    };
  }
}
