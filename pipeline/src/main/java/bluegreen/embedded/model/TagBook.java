package bluegreen.embedded.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tags of resources by their ARN. */
public final class TagBook {
  private final Map<String, Map<String, String>> tags = new LinkedHashMap<>();

  public Map<String, String> of(String arn) {
    return tags.getOrDefault(arn, Map.of());
  }

  public void add(String arn, Map<String, String> added) {
    tags.computeIfAbsent(arn, a -> new LinkedHashMap<>()).putAll(added);
  }

  public void remove(String arn, Collection<String> keys) {
    tags.getOrDefault(arn, new LinkedHashMap<>()).keySet().removeAll(keys);
  }

  /** Forgets a resource that was deleted. */
  public void drop(String arn) {
    tags.remove(arn);
  }

  /** Lets a resource's tags follow it to another ARN. */
  public void move(String from, String to) {
    Map<String, String> moved = tags.remove(from);
    if (moved != null) {
      tags.put(to, moved);
    }
  }
}
