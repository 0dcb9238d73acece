package lotto;

import java.util.HexFormat;
import java.util.StringJoiner;

/** A JSON object in the making: the little of JSON that is written here. */
final class Json {

  private final StringJoiner members = new StringJoiner(",", "{", "}");

  Json text(String name, String text) {
    return value(name, quoted(text));
  }

  /** A value whose string is JSON already: a number, an array. */
  Json value(String name, Object value) {
    members.add(quoted(name) + ":" + value);
    return this;
  }

  @Override
  public String toString() {
    return members.toString();
  }

  static String array(Iterable<?> values) {
    StringJoiner elements = new StringJoiner(",", "[", "]");
    for (Object value : values) {
      elements.add(value.toString());
    }
    return elements.toString();
  }

  /** Printable ASCII only: no line break of whatever kind, no half of a surrogate pair. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        quoted.append(c);
      } else {
        quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
      }
    }
    return quoted.append('"').toString();
  }
}
