package bluegreen.actions.expression;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an expression can see.
 *
 * @param contexts by name: null, booleans, numbers, strings, lists and maps of them
 * @param status of what came before
 * @param workspace where {@code hashFiles} looks
 */
public record Scope(Map<String, ?> contexts, Status status, Path workspace) {
  public Scope {
    contexts = Map.copyOf(contexts);
  }

  /** By a name in any case. */
  JsonNode context(String name) {
    return contexts.entrySet().stream()
        .filter(context -> context.getKey().equalsIgnoreCase(name))
        .findFirst()
        .map(context -> JsonMapper.shared().<JsonNode>valueToTree(context.getValue()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no context '%s' here, only %s".formatted(name, contexts.keySet())));
  }
}
