package bluegreen.it;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A policy document without one of its permissions, for each of them. */
final class Removals {
  private Removals() {}

  /**
   * A policy that lacks something.
   *
   * @param lacks the action and the resource
   */
  record Removal(String lacks, String document) {}

  /** One for each action on each resource of each statement that allows something. */
  static List<Removal> of(String document) {
    List<Removal> removals = new ArrayList<>();
    JsonNode policy = JsonMapper.shared().readTree(document);
    for (int i = 0; i < policy.path("Statement").size(); i++) {
      JsonNode statement = policy.path("Statement").get(i);
      if (statement.path("Effect").asString().equals("Allow")) {
        for (String action : texts(statement.path("Action"))) {
          for (String resource : texts(statement.path("Resource"))) {
            removals.add(
                new Removal(action + " on " + resource, without(policy, i, action, resource)));
          }
        }
      }
    }
    return removals;
  }

  /** The statement's other actions on all its resources, and the action on the other resources. */
  private static String without(JsonNode policy, int index, String action, String resource) {
    ObjectNode changed = policy.deepCopy().asObject();
    ArrayNode statements = changed.withArray("Statement");
    ObjectNode others = statements.remove(index).asObject();
    ObjectNode same = others.deepCopy();
    keep(others, "Action", others(others.path("Action"), action));
    keep(same, "Action", List.of(action));
    keep(same, "Resource", others(same.path("Resource"), resource));
    List.of(others, same).stream()
        .filter(s -> !s.path("Action").isEmpty() && !s.path("Resource").isEmpty())
        .forEach(statements::add);
    return changed.toString();
  }

  private static void keep(ObjectNode statement, String name, List<String> values) {
    if (!values.isEmpty() || statement.has(name)) {
      ArrayNode array = statement.putArray(name);
      values.forEach(array::add);
    }
  }

  private static List<String> others(JsonNode values, String one) {
    return texts(values).stream().filter(value -> !value.equals(one)).toList();
  }

  /** Policies of resources name none: they mean their own. */
  private static List<String> texts(JsonNode values) {
    if (values.isMissingNode()) {
      return List.of("*");
    }
    return values.isArray()
        ? values.values().stream().map(JsonNode::asString).toList()
        : List.of(values.asString());
  }
}
