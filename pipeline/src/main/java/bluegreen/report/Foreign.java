package bluegreen.report;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text of others, such as a function or AWS, made so that it can only be read. Nothing in it acts
 * on a terminal: controls and what turns the direction of writing are shown by their number.
 * Nothing in it is a command to GitHub's runner, which looks for {@code ::} where a line begins,
 * blanks aside, and for {@code ##[} anywhere: https://github.com/actions/runner, ActionCommand.cs.
 */
public final class Foreign {
  private static final Pattern BREAK = Pattern.compile("(?:\r?\n)+|\t");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^([\\p{IsWhite_Space}&&[^\n]]*):(?=:)");
  private static final Pattern OLD_COMMAND = Pattern.compile("##(?=\\[)");

  private Foreign() {}

  /** In one line: a line break becomes a blank. */
  public static String line(String text) {
    return lines(BREAK.matcher(text).replaceAll(" "));
  }

  /** Its lines stay as they are. */
  public static String lines(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> append(shown, c));
    String unread = COMMAND.matcher(shown).replaceAll("$1\\\\x3a");
    return OLD_COMMAND.matcher(unread).replaceAll("#\\\\x23");
  }

  private static void append(StringBuilder shown, int c) {
    if (c == '\n' || c == '\t' || !acts(c)) {
      shown.appendCodePoint(c);
    } else if (c <= 0xff) {
      shown.append(String.format(Locale.ROOT, "\\x%02x", c));
    } else {
      shown.append(String.format(Locale.ROOT, c <= 0xffff ? "\\u%04x" : "\\u{%x}", c));
    }
  }

  /** Controls, marks of direction, separators of lines, and halves of characters. */
  private static boolean acts(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
