package bluegreen.embedded.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tags of resources. The key is a name that stays the same for the life of a resource: its ARN, or
 * an id if its ARN can change.
 */
public final class TagStore {
  private final Map<String, Map<String, String>> tags = new LinkedHashMap<>();

  /** The tags of a resource; empty if it has none. */
  public Map<String, String> of(String resource) {
    return tags.getOrDefault(resource, Map.of());
  }

  /** Adds tags to a resource; replaces those with the same key. */
  public void add(String resource, Map<String, String> added) {
    tags.computeIfAbsent(resource, r -> new LinkedHashMap<>()).putAll(added);
  }

  public void remove(String resource, Collection<String> keys) {
    tags.getOrDefault(resource, new LinkedHashMap<>()).keySet().removeAll(keys);
  }

  /** Forgets a resource that was deleted. */
  public void drop(String resource) {
    tags.remove(resource);
  }
}
