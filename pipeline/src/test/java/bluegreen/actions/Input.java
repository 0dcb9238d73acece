package bluegreen.actions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An input that a workflow declares. */
record Input(
    String name, String type, boolean required, Optional<String> preset, List<String> options) {
  static Input read(Section yaml) {
    yaml.skip("description");
    return new Input(
        yaml.key(),
        yaml.text("type").orElse("string"),
        yaml.flag("required"),
        yaml.text("default"),
        yaml.texts("options"));
  }

  /**
   * The values of the workflow's {@code inputs} context.
   *
   * @throws IllegalArgumentException if an unknown input is given or a required one is missing
   */
  static Map<String, Object> values(Map<String, Input> inputs, Map<String, String> given) {
    given.keySet().stream()
        .filter(name -> !inputs.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "there is no input " + name + ", only " + inputs.keySet());
            });
    Map<String, Object> values = new LinkedHashMap<>();
    inputs.forEach((name, input) -> values.put(name, input.value(given.get(name))));
    return values;
  }

  private Object value(@Nullable String given) {
    String value = given == null ? preset.orElse("") : given;
    if (required && value.isEmpty()) {
      throw new IllegalArgumentException("input " + name + " is missing");
    }
    return switch (type) {
      case "boolean" -> Boolean.valueOf(value);
      case "choice" -> {
        if (!options.contains(value)) {
          throw new IllegalArgumentException(
              "input %s is one of %s, not '%s'".formatted(name, options, value));
        }
        yield value;
      }
      case "string", "environment" -> value;
      default -> throw new IllegalArgumentException("input " + name + " has unknown type " + type);
    };
  }
}
