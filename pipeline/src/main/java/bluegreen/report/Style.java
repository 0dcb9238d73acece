package bluegreen.report;

import java.util.Optional;

/**
 * How to write for a terminal, a file or a GitHub Actions log.
 *
 * @param terminal whether lines can be rewritten and coloured
 * @param gitHub whether the output is a GitHub Actions log
 * @param columns the terminal's width
 */
record Style(boolean terminal, boolean gitHub, int columns) {
  private static final int USUAL_COLUMNS = 80;

  Style {
    columns = columns > 0 ? columns : USUAL_COLUMNS;
  }

  /**
   * The launcher says in a property whether an output is a terminal, and how wide that is: asking
   * in Java costs start-up time.
   */
  static Style of(String property) {
    boolean terminal = Boolean.getBoolean(property) && System.getenv("NO_COLOR") == null;
    return new Style(
        terminal,
        "true".equals(System.getenv("GITHUB_ACTIONS")),
        Integer.getInteger("bluegreen.columns", USUAL_COLUMNS));
  }

  String green(String text) {
    return colour(32, text);
  }

  String red(String text) {
    return colour(31, text);
  }

  String yellow(String text) {
    return colour(33, text);
  }

  String blue(String text) {
    return colour(34, text);
  }

  String dim(String text) {
    return colour(2, text);
  }

  /** A workflow command that GitHub shows on top of the run; empty elsewhere. */
  Optional<String> annotation(String level, String title, String message) {
    String property = escape(title).replace(":", "%3A").replace(",", "%2C");
    return gitHub
        ? Optional.of("::" + level + " title=" + property + "::" + escape(message))
        : Optional.empty();
  }

  private String colour(int code, String text) {
    return terminal ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /** As https://docs.github.com/actions/reference/workflow-commands-for-github-actions says. */
  private static String escape(String message) {
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
