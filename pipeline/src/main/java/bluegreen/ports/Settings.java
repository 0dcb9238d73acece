package bluegreen.ports;

import java.util.HashMap;
import java.util.Map;

/**
 * The configuration that a version freezes beside its code. It is only compared.
 *
 * @param role its execution role
 * @param deadLetter its dead-letter queue or topic, empty if it has none
 * @param others memory, time-out, environment and so on, by name
 */
public record Settings(String role, String deadLetter, Map<String, Object> others) {
  public Settings {
    others = Map.copyOf(others);
  }

  /** The same, with one more that is never equal: what it is could not be read. */
  public Settings withUnreadable(String name) {
    Map<String, Object> all = new HashMap<>(others);
    all.put(name, new Object());
    return new Settings(role, deadLetter, all);
  }
}
