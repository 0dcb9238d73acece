package bluegreen.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A mapping in a YAML document; missing values read as empty. */
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

  /** The mapping at a key; a scalar counts as an empty mapping. */
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

  /** The scalars of a sequence; a single scalar counts as a sequence of one. */
  List<String> texts(String key) {
    return switch (map.get(key)) {
      case null -> List.of();
      case List<?> items -> items.stream().map(String::valueOf).toList();
      case Object one -> List.of(String.valueOf(one));
    };
  }
}
