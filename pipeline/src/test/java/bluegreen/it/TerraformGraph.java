package bluegreen.it;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which resource needs which, as {@code terraform graph} tells. */
record TerraformGraph(Map<String, Set<String>> needs) {
  private static final Pattern EDGE = Pattern.compile("\"(\\S+)\" -> \"(\\S+)\"");

  static TerraformGraph parse(String dot) {
    Map<String, Set<String>> needs = new HashMap<>();
    EDGE.matcher(dot)
        .results()
        .forEach(e -> needs.computeIfAbsent(e.group(1), _ -> new HashSet<>()).add(e.group(2)));
    return new TerraformGraph(needs);
  }

  /** What a resource needs, directly or not. */
  Set<String> reach(String address) {
    Set<String> reached = new HashSet<>();
    add(address, reached);
    return reached;
  }

  private void add(String address, Set<String> reached) {
    for (String needed : needs.getOrDefault(address, Set.of())) {
      if (reached.add(needed)) {
        add(needed, reached);
      }
    }
  }
}
