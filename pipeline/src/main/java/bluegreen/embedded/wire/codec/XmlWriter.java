package bluegreen.embedded.wire.codec;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** Writes structures as the XML of the Query protocol. */
public final class XmlWriter {
  private final StringBuilder out = new StringBuilder();

  /**
   * Writes an element whose content {@code content} writes; {@code name} may include attributes.
   */
  public XmlWriter element(String name, Runnable content) {
    out.append('<').append(name).append('>');
    content.run();
    out.append("</").append(name.split(" ", 2)[0]).append('>');
    return this;
  }

  /** Writes an element that contains a text. */
  public XmlWriter text(String name, String text) {
    return element(name, () -> escape(text));
  }

  /** Writes an element for each member that is set. */
  public void members(SdkPojo structure) {
    for (Member member : Member.of(structure)) {
      Object value = member.in(structure);
      if (value != null) {
        value(member.name(), value);
      }
    }
  }

  private void value(String name, Object value) {
    switch (value) {
      case SdkPojo structure -> element(name, () -> members(structure));
      case List<?> list -> element(name, () -> list.forEach(e -> value("member", e)));
      case Map<?, ?> map -> element(name, () -> map.forEach(this::entry));
      default -> text(name, Text.format(value));
    }
  }

  private void entry(Object key, Object value) {
    element(
        "entry",
        () -> {
          value("key", key);
          value("value", value);
        });
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;");
                default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
  }

  /** Whether XML 1.0 can represent the character. */
  private static boolean isXml(int c) {
    boolean control = c < ' ' && c != '\t' && c != '\n';
    boolean loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !control && !loneSurrogate && c != 0xFFFE && c != 0xFFFF;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
