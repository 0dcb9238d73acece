package bluegreen.smoke;

/** Quotes what a function answered, in one line of bearable length. */
final class Quote {
  private static final int LONGEST = 200;

  private Quote() {}

  static String of(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
