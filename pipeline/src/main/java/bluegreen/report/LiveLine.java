package bluegreen.report;

import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines on standard error. On a terminal the last of them can be live: the next replaces it. */
final class LiveLine {
  private static final String FROM_THE_LEFT = "\r\u001b[K";

  /** A terminal that became narrower must not wrap the line: the rest could not be overwritten. */
  private static final String UNWRAPPED = "\u001b[?7l";

  private static final String WRAPPED = "\u001b[?7h";

  /** A colour, or a character. */
  private static final Pattern PART = Pattern.compile("(\u001b\\[[0-9]*m)|(?s:.)");

  /** East Asian characters and emoji take two columns. */
  private static final Pattern WIDE =
      Pattern.compile(
          "[\\x{1100}-\\x{115f}\\x{2e80}-\\x{a4cf}\\x{ac00}-\\x{d7a3}\\x{f900}-\\x{faff}"
              + "\\x{fe30}-\\x{fe6f}\\x{ff00}-\\x{ff60}\\x{1f300}-\\x{1faff}\\x{20000}-\\x{3fffd}]");

  private static final String NO_COLOUR = "\u001b[0m";

  private final PrintStream err;
  private final Style style;
  private String last = "";
  private boolean live;
  private Stay stay = Stay.PASSING;

  LiveLine(Outlet error) {
    this.err = error.stream();
    this.style = error.style();
  }

  /** What becomes of a live line once something else is said. */
  enum Stay {
    PASSING,
    LASTING
  }

  /** Shows {@code text} until something else is said, and after that if it lasts. */
  void show(String text, Stay stay) {
    if (text.equals(last)) {
      return;
    }
    if (!style.terminal()) {
      print(text);
      return;
    }
    if (stay == Stay.PASSING) {
      settle();
    }
    err.print(FROM_THE_LEFT + UNWRAPPED + cut(text, style.columns()) + WRAPPED);
    err.flush();
    last = text;
    live = true;
    this.stay = stay;
  }

  /** One line that is not live. */
  void print(String text) {
    settle();
    err.println(text);
    last = text;
  }

  /** What is printed next, here or on standard output, begins on a line of its own. */
  void settle() {
    if (live) {
      err.print(FROM_THE_LEFT + (stay == Stay.LASTING ? last + System.lineSeparator() : ""));
      live = false;
    }
  }

  /** {@code text} in as many columns; one that is longer ends with an ellipsis. */
  static String cut(String text, int columns) {
    StringBuilder kept = new StringBuilder();
    int used = 0;
    int end = 0;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      used += part.group(1) == null ? width(part.group()) : 0;
      if (used > columns) {
        return kept.substring(0, end) + "…" + (text.contains("\u001b") ? NO_COLOUR : "");
      }
      kept.append(part.group());
      end = used < columns ? kept.length() : end;
    }
    return text;
  }

  private static int width(String character) {
    return WIDE.matcher(character).matches() ? 2 : 1;
  }
}
