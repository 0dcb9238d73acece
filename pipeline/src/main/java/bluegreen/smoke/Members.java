package bluegreen.smoke;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The members of a JSON object in a smoke test. A member that is null counts as left out.
 *
 * <p>The methods throw {@link IllegalArgumentException} for what the format does not allow. Its
 * message names the member by its path, such as {@code expect.json[0].min}.
 */
final class Members {
  private final String path;
  private final JsonPointer place;
  private final JsonNode object;
  private final Set<String> known = new TreeSet<>();

  private Members(String path, JsonPointer place, JsonNode json) {
    if (!json.isObject()) {
      throw new MistakeException(place, (path.isEmpty() ? "it" : path) + " is not an object");
    }
    this.path = path.isEmpty() ? "" : path + ".";
    this.place = place;
    this.object = json;
  }

  static Members of(JsonNode test) {
    return new Members("", JsonPointer.empty(), test);
  }

  Optional<String> text(String name) {
    return value(name, "text", JsonNode::asStringOpt);
  }

  /** Text that {@code reading} makes something of, or throws {@link IllegalArgumentException}. */
  <T> Optional<T> text(String name, Function<String, T> reading) {
    return text(name)
        .map(
            text -> {
              try {
                return reading.apply(text);
              } catch (IllegalArgumentException e) {
                throw mistake(name, String.valueOf(e.getMessage()));
              }
            });
  }

  Optional<Integer> integer(String name) {
    return value(name, "an integer", json -> json.asIntOpt().stream().boxed().findFirst());
  }

  /** An integer in a range, bounds included. */
  Optional<Integer> integer(String name, int least, int most) {
    Optional<Integer> integer = integer(name);
    if (integer.filter(i -> i < least || i > most).isPresent()) {
      String range = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
      throw wrong(name, "an integer from " + range);
    }
    return integer;
  }

  Optional<Double> number(String name) {
    return value(name, "a number", json -> json.asDoubleOpt().stream().boxed().findFirst());
  }

  Optional<Boolean> flag(String name) {
    return value(name, "true or false", JsonNode::asBooleanOpt);
  }

  Optional<Members> object(String name) {
    return notNull(name).map(json -> new Members(path + name, place.appendProperty(name), json));
  }

  /** The objects of a list; none if the list is left out. */
  List<Members> objects(String name) {
    List<Members> objects = new ArrayList<>();
    for (JsonNode json : value(name, "a list", Members::elements).orElse(List.of())) {
      int i = objects.size();
      JsonPointer element = place.appendProperty(name).appendIndex(i);
      objects.add(new Members(path + name + "[" + i + "]", element, json));
    }
    return objects;
  }

  private static Optional<List<JsonNode>> elements(JsonNode json) {
    return json.isArray() ? Optional.of(json.valueStream().toList()) : Optional.empty();
  }

  /** Any value, null included. */
  Optional<JsonNode> json(String name) {
    known.add(name);
    return Optional.ofNullable(object.get(name));
  }

  /** All members, each of them text that {@code reading} returns or refuses. */
  Map<String, String> texts(UnaryOperator<String> reading) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : object.propertyNames()) {
      texts.put(name, text(name, reading).orElseThrow(() -> wrong(name, "text")));
    }
    return texts;
  }

  /** Refuses members that nobody has asked for. */
  void nothingElse() {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw mistake(name, "is unknown; known are " + String.join(", ", known));
      }
    }
  }

  private Optional<JsonNode> notNull(String name) {
    return json(name).filter(json -> !json.isNull());
  }

  private <T> Optional<T> value(String name, String kind, Function<JsonNode, Optional<T>> reading) {
    return notNull(name).map(json -> reading.apply(json).orElseThrow(() -> wrong(name, kind)));
  }

  private MistakeException wrong(String name, String kind) {
    return mistake(name, "is " + Quote.of(String.valueOf(object.get(name))) + ", not " + kind);
  }

  private MistakeException mistake(String name, String what) {
    return new MistakeException(place.appendProperty(name), path + name + " " + what);
  }
}
