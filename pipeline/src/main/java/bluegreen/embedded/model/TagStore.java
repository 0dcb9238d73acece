package bluegreen.embedded.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tags of resources, by whatever names a resource for good: an ARN, or an id if ARNs change. */
public final class TagStore {
  private final Map<String, Map<String, String>> tags = new LinkedHashMap<>();

  public Map<String, String> of(String resource) {
    return tags.getOrDefault(resource, Map.of());
  }

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
