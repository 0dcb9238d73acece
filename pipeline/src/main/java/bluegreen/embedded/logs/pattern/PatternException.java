package bluegreen.embedded.logs.pattern;

/** A text that is not a filter pattern. */
public final class PatternException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PatternException(String message) {
    super(message);
  }

  static PatternException at(String pattern, int place) {
    return new PatternException(
        "Invalid filter pattern: not understood from here: " + pattern.substring(place));
  }
}
