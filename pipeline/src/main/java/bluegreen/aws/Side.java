package bluegreen.aws;

import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.VersionNumber;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which version a metric of an alarm is to watch, by its id, such as {@code greenErrors}. */
enum Side {
  GREEN,
  BLUE,
  UNNAMED;

  private static final Pattern ID = Pattern.compile("(green|blue)(?:[^a-z].*)?");

  static Side of(@Nullable String id) {
    Matcher matcher = ID.matcher(Configured.text(id));
    if (!matcher.matches()) {
      return UNNAMED;
    }
    return matcher.group(1).equals("green") ? GREEN : BLUE;
  }

  /** Whether metrics of these sides compare the one with the other. */
  static boolean compared(Set<Side> sides) {
    return sides.equals(Set.of(GREEN, BLUE));
  }

  /** The version that it watches during a shift; what names no side watches the new version. */
  VersionNumber in(Shift shift) {
    return switch (this) {
      case GREEN, UNNAMED -> shift.green();
      case BLUE -> shift.blue();
    };
  }
}
