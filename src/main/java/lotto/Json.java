package lotto;

import java.util.HexFormat;
import java.util.StringJoiner;

/** Builds a JSON object; supports only what the function writes. */
final class Json {

  private final StringBuilder json = new StringBuilder("{");

  Json text(String name, String text) {
    quote(text, member(name));
    return this;
  }

  /** Adds a value whose string is JSON already, such as a number or an array. */
  Json value(String name, Object value) {
    member(name).append(value);
    return this;
  }

  private StringBuilder member(String name) {
    if (json.length() > 1) {
      json.append(',');
    }
    quote(name, json);
    return json.append(':');
  }

  @Override
  public String toString() {
    return json + "}";
  }

  static String array(Iterable<?> values) {
    StringJoiner elements = new StringJoiner(",", "[", "]");
    for (Object value : values) {
      elements.add(value.toString());
    }
    return elements.toString();
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    quote(text, quoted);
    return quoted.toString();
  }

  /** Writes printable ASCII only: line breaks of any kind and surrogates are escaped. */
  private static void quote(String text, StringBuilder json) {
    json.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        json.append(text, from, i).append(escaped(c));
        from = i + 1;
      }
    }
    json.append(text, from, text.length()).append('"');
  }

  private static String escaped(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      default -> "\\u" + HexFormat.of().toHexDigits(c);
    };
  }
}
