package bluegreen.smoke;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the values at a place in the body must satisfy. At least one value must be there.
 *
 * @param at a JSON pointer in which {@code *} stands for every element; empty for the whole body
 */
public record Condition(String at, List<Demand> demands) {
  private static final Pattern SLASH = Pattern.compile("/");

  /**
   * Makes a condition.
   *
   * @throws IllegalArgumentException if {@code at} is not a pointer
   */
  public Condition {
    requirePointer(at);
    demands = List.copyOf(demands);
  }

  static String requirePointer(String at) {
    if (!at.isEmpty() && !at.startsWith("/")) {
      throw new IllegalArgumentException("\"" + at + "\" does not begin with /");
    }
    return at;
  }

  List<String> failures(JsonNode body) {
    List<JsonNode> values = values(body).toList();
    return values.isEmpty()
        ? List.of("nothing at " + at + " in " + Quote.of(body.toString()))
        : values.stream().flatMap(this::failuresOf).toList();
  }

  private Stream<String> failuresOf(JsonNode value) {
    String what = Quote.of((at.isEmpty() ? "the body" : at) + " is " + value);
    return demands.stream()
        .filter(demand -> !demand.isMetBy(value))
        .map(demand -> what + ", expected " + demand.text());
  }

  private Stream<JsonNode> values(JsonNode body) {
    Stream<JsonNode> values = Stream.of(body);
    for (String step : SLASH.splitAsStream(at).skip(1).toList()) {
      values = values.flatMap(value -> step(value, step));
    }
    return values;
  }

  private static Stream<JsonNode> step(JsonNode value, String step) {
    return step.equals("*")
        ? value.valueStream()
        : Stream.of(value.at("/" + step)).filter(found -> !found.isMissingNode());
  }
}
