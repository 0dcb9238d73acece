package bluegreen.embedded.wire.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value in a form whose parameter names are paths, such as {@code Dimensions.member.1.Name}.
 *
 * @param parameters all parameters of the form
 */
public record FormSource(NavigableMap<String, String> parameters, String path) implements Source {
  @Override
  public @Nullable Source member(String name) {
    FormSource member = new FormSource(parameters, path.isEmpty() ? name : path + "." + name);
    return parameters.containsKey(member.path) || !member.below().isEmpty() ? member : null;
  }

  @Override
  public List<Source> elements() {
    return numbered("member");
  }

  @Override
  public Map<String, Source> entries() {
    Map<String, Source> entries = new LinkedHashMap<>();
    for (Source entry : numbered("entry")) {
      Source key = required(entry, "key");
      entries.put((String) key.scalar(Type.Scalar.STRING), required(entry, "value"));
    }
    return entries;
  }

  @Override
  public Object scalar(Type.Scalar type) {
    String text = parameters.get(path);
    if (text == null) {
      throw Errors.serialization(path, "a value of its own");
    }
    return Text.parse(path, type == Type.Scalar.BOOLEAN ? plain(text) : text, type);
  }

  /** Python's words for truth, which old clients send, and Query's services accept. */
  private static String plain(String bool) {
    return switch (bool) {
      case "True" -> "true";
      case "False" -> "false";
      default -> bool;
    };
  }

  /** The values at {@code path.name.1}, {@code path.name.2} and so on, in that order. */
  private List<Source> numbered(String name) {
    FormSource parent = new FormSource(parameters, path + "." + name);
    SortedMap<Integer, Source> found = new TreeMap<>();
    for (String key : parent.below().keySet()) {
      String number = key.substring(parent.path.length() + 1).split("\\.", 2)[0];
      found.computeIfAbsent(
          (Integer) Text.parse(parent.path, number, Type.Scalar.INTEGER),
          i -> new FormSource(parameters, parent.path + "." + number));
    }
    return List.copyOf(found.values());
  }

  private static Source required(Source entry, String name) {
    Source member = entry.member(name);
    if (member == null) {
      throw Errors.serialization(entry.path(), "a " + name);
    }
    return member;
  }

  private SortedMap<String, String> below() {
    return parameters.subMap(path + ".", path + "/"); // '/' follows '.'
  }
}
