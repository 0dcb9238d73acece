package bluegreen.smoke;

/** Quotes what a function answered, in one line of bearable length. */
final class Quote {
  private static final int LONGEST = 200;

  private Quote() {}

  static String of(String text) {
    String line = text.replace('\n', ' ');
    if (line.length() <= LONGEST) {
      return line;
    }
    boolean splits = Character.isHighSurrogate(line.charAt(LONGEST - 1));
    return line.substring(0, splits ? LONGEST - 1 : LONGEST) + "…";
  }
}
