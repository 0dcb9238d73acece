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

  JsonNode context(String name) {
    Object context = contexts.get(name);
    if (context == null) {
      throw new IllegalArgumentException(
          "there is no context '%s' here, only %s".formatted(name, contexts.keySet()));
    }
    return JsonMapper.shared().valueToTree(context);
  }
}
