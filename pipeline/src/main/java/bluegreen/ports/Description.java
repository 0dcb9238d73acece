package bluegreen.ports;

/** Descriptions, in which a release records what AWS has no other place for. */
public final class Description {
  /** What Lambda keeps of a version's and of an alias's description, in UTF-16 code units. */
  public static final int LONGEST = 256;

  private Description() {}

  /** {@code text} as one line, cut between characters to what Lambda stores. */
  static String fit(String text) {
    return fit(text, LONGEST);
  }

  /** {@code text} as one line, cut between characters to {@code longest} code units. */
  static String fit(String text, int longest) {
    String line = text.replaceAll("\\R", " ");
    if (line.length() <= longest) {
      return line;
    }
    boolean splits = Character.isHighSurrogate(line.charAt(longest - 1));
    return line.substring(0, splits ? longest - 1 : longest);
  }
}
