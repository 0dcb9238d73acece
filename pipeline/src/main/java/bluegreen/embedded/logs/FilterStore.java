package bluegreen.embedded.logs;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The metric filters of log groups, by the group's and the filter's name. */
final class FilterStore {
  private final Map<String, NavigableMap<String, GroupFilter>> filters = new LinkedHashMap<>();

  void put(GroupFilter filter) {
    filters.computeIfAbsent(filter.group(), _ -> new TreeMap<>()).put(filter.name(), filter);
  }

  /** Those of a group, by name. */
  Collection<GroupFilter> of(String group) {
    NavigableMap<String, GroupFilter> found = filters.get(group);
    return found == null ? List.of() : found.values();
  }

  List<GroupFilter> all() {
    return filters.values().stream().flatMap(group -> group.values().stream()).toList();
  }

  int count(String group) {
    return of(group).size();
  }

  /** Removes a filter that exists. */
  void remove(String group, String name) {
    NavigableMap<String, GroupFilter> found = filters.get(group);
    if (found == null || found.remove(name) == null) {
      throw Errors.filterNotFound();
    }
  }

  /** Forgets a group that was deleted. */
  void drop(String group) {
    filters.remove(group);
  }
}
