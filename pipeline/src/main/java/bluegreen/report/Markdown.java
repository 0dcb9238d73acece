package bluegreen.report;

import java.util.regex.Pattern;

/** Markdown made of text that may come from anybody. */
final class Markdown {
  private static final Pattern MEANT_FOR_MARKDOWN = Pattern.compile("([\\\\`*_~\\[\\]<>|#&!])");

  private Markdown() {}

  /** Escapes text so that it shows as it is, in one line, also in a table's cell. */
  static String text(String anything) {
    return MEANT_FOR_MARKDOWN.matcher(Foreign.line(anything)).replaceAll("\\\\$1");
  }

  static String link(String text, String url) {
    return "[" + text(text) + "](" + url + ")";
  }

  static String item(String markdown) {
    return "- " + markdown + "\n";
  }
}
