package bluegreen.embedded.iam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A policy document.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
public record Policy(List<Statement> statements) {
  public Policy {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a policy document.
   *
   * @throws IllegalArgumentException if it is no policy, or has something that isn't judged here
   */
  public static Policy parse(String json) {
    try {
      List<Statement> statements = new ArrayList<>();
      for (JsonNode statement : each(JsonMapper.shared().readTree(json).path("Statement"))) {
        statements.add(statement(statement));
      }
      return new Policy(statements);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Not a policy document: " + json, e);
    }
  }

  private static Statement statement(JsonNode json) {
    for (String name : List.of("Effect", "NotPrincipal")) {
      if (json.has(name) == name.startsWith("Not")) {
        throw new IllegalArgumentException("A statement's " + name + " isn't judged here: " + json);
      }
    }
    if (json.toString().contains("${")) {
      throw new IllegalArgumentException("Policy variables aren't judged here: " + json);
    }
    return new Statement(
        json.path("Effect").asString().equals("Allow"),
        principals(json.path("Principal")),
        matcher(json, "Action"),
        matcher(json, "Resource"),
        conditions(json.path("Condition")));
  }

  private static Map<String, List<String>> principals(JsonNode json) {
    Map<String, List<String>> principals = new LinkedHashMap<>();
    if (json.isString()) {
      return Map.of("AWS", List.of(json.asString()), "Service", List.of(json.asString()));
    }
    json.properties().forEach(kind -> principals.put(kind.getKey(), texts(kind.getValue())));
    return principals;
  }

  /** Trust policies and those of repositories have no {@code Resource}: they mean their own. */
  private static Matcher matcher(JsonNode json, String name) {
    boolean negated = json.has("Not" + name);
    JsonNode values = json.path(negated ? "Not" + name : name);
    return new Matcher(values.isMissingNode() ? List.of("*") : texts(values), negated);
  }

  private static List<Condition> conditions(JsonNode json) {
    List<Condition> conditions = new ArrayList<>();
    json.properties()
        .forEach(
            operator ->
                operator
                    .getValue()
                    .properties()
                    .forEach(
                        key ->
                            conditions.add(
                                Condition.of(
                                    operator.getKey(), key.getKey(), texts(key.getValue())))));
    return conditions;
  }

  private static List<String> texts(JsonNode values) {
    return each(values).stream().map(JsonNode::asString).toList();
  }

  private static List<JsonNode> each(JsonNode value) {
    return value.isArray() ? List.copyOf(value.values()) : List.of(value);
  }
}
