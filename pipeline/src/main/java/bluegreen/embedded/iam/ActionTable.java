package bluegreen.embedded.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** AWS's table of actions: what each is judged on. */
public final class ActionTable {
  private static final Map<String, List<Type>> TYPES = load();

  private ActionTable() {}

  /**
   * A type of resource, such as {@code function}.
   *
   * @param required whether the action always names one
   */
  record Type(String name, boolean required) {
    static Type parse(String word) {
      boolean required = word.endsWith("*");
      return new Type(required ? word.substring(0, word.length() - 1) : word, required);
    }
  }

  /** All actions of the served services, such as {@code lambda:GetFunction}. */
  public static Set<String> actions() {
    return TYPES.keySet();
  }

  /**
   * The types of an action's resources; empty if it knows none.
   *
   * @throws IllegalArgumentException if there is no such action
   */
  static List<Type> types(String action) {
    List<Type> types = TYPES.get(action);
    if (types == null) {
      throw new IllegalArgumentException("IAM has no action " + action);
    }
    return types;
  }

  private static Map<String, List<Type>> load() {
    Map<String, List<Type>> types = new HashMap<>();
    try (InputStream in = ActionTable.class.getResourceAsStream("actions.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ", -1)))
          .forEach(
              words ->
                  types.put(words.getFirst(), words.stream().skip(1).map(Type::parse).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return types;
  }
}
