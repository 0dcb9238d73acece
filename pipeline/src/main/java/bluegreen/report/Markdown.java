package bluegreen.report;

import java.util.regex.Pattern;

/** Markdown of text that may have been written by anybody. */
final class Markdown {
  private static final Pattern MEANT_FOR_MARKDOWN = Pattern.compile("([\\\\`*_~\\[\\]<>|#&!])");
  private static final Pattern LINES = Pattern.compile("\\p{Cntrl}+");

  private Markdown() {}

  /** Shows text as it is, in one line, wherever Markdown stands: a table's cell, too. */
  static String text(String anything) {
    String line = LINES.matcher(anything).replaceAll(" ");
    return MEANT_FOR_MARKDOWN.matcher(line).replaceAll("\\\\$1");
  }

  static String link(String text, String url) {
    return "[" + text(text) + "](" + url + ")";
  }

  static String item(String markdown) {
    return "- " + markdown + "\n";
  }
}
