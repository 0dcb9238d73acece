package bluegreen.smoke;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of smoke tests, which may be wrong, or hopeless for some texts. */
final class Regex {
  /**
   * How many characters a match may look at. Some expressions, such as {@code (a+)+b}, would look
   * at 2<sup>n</sup> of them. So many take well under a second.
   */
  private static final int MOST_LOOKS = 20_000_000;

  private Regex() {}

  /** An expression needs more looks or a deeper stack for a text than there are. */
  static final class HopelessException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private HopelessException(Pattern pattern, String text) {
      super("matching " + Quote.of(text) + " against " + pattern + " takes too long");
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  /**
   * Compiles an expression.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Pattern compile(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw no(regex, e.getDescription());
    } catch (StackOverflowError e) {
      throw no(regex, "it is nested too deeply");
    }
  }

  private static IllegalArgumentException no(String regex, String why) {
    return new IllegalArgumentException("\"" + regex + "\" is no regular expression: " + why);
  }

  /**
   * Whether {@code pattern} matches all of {@code text}.
   *
   * @throws HopelessException if that can't be found out
   */
  static boolean matches(Pattern pattern, String text) {
    try {
      return pattern.matcher(new Watched(text, new Looks())).matches();
    } catch (TooManyLooksException | StackOverflowError e) {
      throw new HopelessException(pattern, text);
    }
  }

  private static final class TooManyLooksException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyLooksException() {
      super("too many looks", null, false, false);
    }
  }

  private static final class Looks {
    private int left = MOST_LOOKS;

    void one() {
      if (--left < 0) {
        throw new TooManyLooksException();
      }
    }
  }

  private record Watched(CharSequence text, Looks looks) implements CharSequence {
    @Override
    public char charAt(int index) {
      looks.one();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Watched(text.subSequence(from, to), looks);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
