package lotto;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as maps, lists, strings, numbers, booleans and nulls.
 *
 * <p>Written by hand, because loading a library's classes takes longer in a cold start than
 * parsing.
 */
final class JsonReader {

  /** The deepest nesting that is read; a load balancer's events have three levels. */
  static final int DEEPEST = 64;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Parses a text that consists of one value.
   *
   * @throws IllegalArgumentException if the text is malformed or nested too deeply
   */
  static @Nullable Object read(String text) {
    JsonReader reader = new JsonReader(text);
    Object value = reader.value(0);
    reader.skipSpace();
    reader.require(reader.at == text.length());
    return value;
  }

  private @Nullable Object value(int depth) {
    return switch (peek()) {
      case '{' -> object(deeper(depth));
      case '[' -> array(deeper(depth));
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private int deeper(int depth) {
    require(depth < DEEPEST);
    return depth + 1;
  }

  private Map<String, @Nullable Object> object(int depth) {
    Map<String, @Nullable Object> members = new HashMap<>();
    expect('{');
    if (!found('}')) {
      do {
        String name = string();
        expect(':');
        members.put(name, value(depth));
      } while (found(','));
      expect('}');
    }
    return members;
  }

  private List<@Nullable Object> array(int depth) {
    List<@Nullable Object> elements = new ArrayList<>();
    expect('[');
    if (!found(']')) {
      do {
        elements.add(value(depth));
      } while (found(','));
      expect(']');
    }
    return elements;
  }

  private String string() {
    expect('"');
    int end = text.indexOf('"', at);
    require(end >= 0);
    String plain = text.substring(at, end);
    if (plain.indexOf('\\') >= 0) {
      return escaped();
    }
    at = end + 1;
    return plain;
  }

  private String escaped() {
    StringBuilder string = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      string.append(c == '\\' ? escape(next()) : c);
    }
    return string.toString();
  }

  private char escape(char c) {
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new IllegalArgumentException("unknown escape before " + at);
    };
  }

  private char unicode() {
    int code = 0;
    for (int digit = 0; digit < 4; digit++) {
      int value = Character.digit(next(), 16);
      require(value >= 0);
      code = code * 16 + value;
    }
    return (char) code;
  }

  private Double number() {
    int start = at;
    while (at < text.length() && "+-.0123456789Ee".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Double.valueOf(text.substring(start, at));
  }

  private @Nullable Boolean word(String word, @Nullable Boolean value) {
    require(text.startsWith(word, at));
    at += word.length();
    return value;
  }

  private void expect(char expected) {
    require(found(expected));
  }

  private boolean found(char wanted) {
    boolean found = peek() == wanted;
    if (found) {
      at++;
    }
    return found;
  }

  private char peek() {
    skipSpace();
    require(at < text.length());
    return text.charAt(at);
  }

  private char next() {
    require(at < text.length());
    return text.charAt(at++);
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private void require(boolean wellFormed) {
    if (!wellFormed) {
      throw new IllegalArgumentException("malformed at " + at);
    }
  }
}
