package bluegreen.actions.expression;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contexts and the state in which an expression is evaluated.
 *
 * @param contexts by name: null, booleans, numbers, strings, and lists and maps of these
 * @param status the worst status of the previous steps or of the needed jobs
 * @param workspace the folder in which {@code hashFiles} searches
 */
public record Scope(Map<String, ?> contexts, Status status, Path workspace) {
  public Scope {
    contexts = Map.copyOf(contexts);
  }

  /** A context by its name, ignoring case. */
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
