package bluegreen.actions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in a workflow's YAML. A reader that leaves a key unread fails, so that no key is
 * silently ignored.
 */
final class Section {
  private static final int MILLIS = 60_000;

  private final String place;
  private final Map<?, ?> entries;
  private final Set<String> unread = new TreeSet<>();

  private Section(String place, Map<?, ?> entries) {
    this.place = place;
    this.entries = entries;
    entries.keySet().forEach(key -> unread.add(key.toString()));
  }

  /**
   * Reads a mapping; null counts as an empty mapping.
   *
   * @throws IllegalArgumentException naming the place, if {@code reader} leaves a key unread
   */
  static <T> T read(String place, @Nullable Object value, Function<Section, T> reader) {
    if (!(value == null || value instanceof Map)) {
      throw new IllegalArgumentException(place + ": a mapping was expected, not " + value);
    }
    Section section = new Section(place, value instanceof Map<?, ?> map ? map : Map.of());
    try {
      T read = reader.apply(section);
      if (section.unread.isEmpty()) {
        return read;
      }
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      throw why.startsWith(place) ? e : section.failure(why);
    }
    throw section.failure("unknown " + String.join(", ", section.unread));
  }

  IllegalArgumentException failure(String why) {
    return new IllegalArgumentException(place + ": " + why);
  }

  /** The mapping's path in the file, such as {@code w.yml.jobs.one}. */
  String place() {
    return place;
  }

  /** The key of this mapping in its parent. */
  String key() {
    return place.substring(place.lastIndexOf('.') + 1);
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(take(key)).map(value -> scalar(key, value));
  }

  String requireText(String key) {
    return text(key).orElseThrow(() -> failure("needs " + key));
  }

  boolean isSection(String key) {
    return entries.get(key) instanceof Map;
  }

  boolean flag(String key) {
    return text(key).map(Boolean::valueOf).orElse(false);
  }

  Optional<Duration> minutes(String key) {
    return text(key)
        .map(minutes -> Duration.ofMillis((long) (Double.parseDouble(minutes) * MILLIS)));
  }

  /** A list of texts; a single text counts as a list of one. */
  List<String> texts(String key) {
    return switch (take(key)) {
      case null -> List.of();
      case List<?> list -> list.stream().map(element -> scalar(key, element)).toList();
      case Object one -> List.of(scalar(key, one));
    };
  }

  /** A mapping with texts as values. */
  Map<String, String> pairs(String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    mapping(key).forEach((name, value) -> pairs.put(name, scalar(name, value)));
    return pairs;
  }

  /** The mapping at a key. */
  <T> T section(String key, Function<Section, T> reader) {
    return read(place + "." + key, take(key), reader);
  }

  /** The mapping at a key, which may be empty; no value if the key is absent. */
  <T> Optional<T> ifThere(String key, Function<Section, T> reader) {
    return has(key) ? Optional.of(section(key, reader)) : Optional.empty();
  }

  /** A mapping with mappings as values. */
  <T> Map<String, T> sections(String key, Function<Section, T> reader) {
    Map<String, T> sections = new LinkedHashMap<>();
    mapping(key)
        .forEach(
            (name, value) ->
                sections.put(name, read(place + "." + key + "." + name, value, reader)));
    return sections;
  }

  /** A list of mappings. */
  <T> List<T> list(String key, Function<Section, T> reader) {
    List<T> sections = new ArrayList<>();
    if (!(take(key) instanceof List<?> list)) {
      throw failure(key + " has to be a list");
    }
    for (Object value : list) {
      sections.add(read("%s.%s[%d]".formatted(place, key, sections.size()), value, reader));
    }
    return sections;
  }

  /** Ignores keys without effect in this runner; returns whether any of them is present. */
  boolean skip(String... keys) {
    return unread.removeAll(Set.of(keys));
  }

  private Map<String, @Nullable Object> mapping(String key) {
    return switch (take(key)) {
      case null -> Map.of();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
        map.forEach((name, value) -> mapping.put(name.toString(), value));
        yield mapping;
      }
      case Object other -> throw failure(key + " has to be a mapping, not " + other);
    };
  }

  private @Nullable Object take(String key) {
    unread.remove(key);
    return entries.get(key);
  }

  private String scalar(String key, @Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Map<?, ?> _, List<?> _ -> throw failure(key + " has to be a text, not " + value);
      case Object scalar -> scalar.toString();
    };
  }
}
