package bluegreen.embedded.wire.codec;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/** Single values as text: in paths, queries, headers, forms and XML. */
public final class Text {
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  /** The last second of the year 9999. Times as long before 1970 are accepted, too. */
  private static final double LAST_SECOND = 253_402_300_799d;

  private Text() {}

  static Object parse(String path, String text, Type.Scalar type) {
    try {
      return switch (type) {
        case STRING -> text;
        case BOOLEAN -> bool(path, text);
        case INTEGER -> Integer.valueOf(text);
        case LONG -> Long.valueOf(text);
        case DOUBLE -> Double.valueOf(text);
        case INSTANT -> OffsetDateTime.parse(text).toInstant();
        case BYTES -> bytes(path, text);
      };
    } catch (NumberFormatException | DateTimeParseException e) {
      throw Errors.serialization(path, "a value of type " + type.name().toLowerCase(Locale.ROOT));
    }
  }

  /** A value in text form: times to the millisecond, bytes in base64. */
  public static String format(Object value) {
    return switch (value) {
      case Instant instant -> instant.truncatedTo(MILLIS).toString();
      case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
      default -> value.toString();
    };
  }

  static boolean isNotFinite(String text) {
    return NOT_FINITE.contains(text);
  }

  static SdkBytes bytes(String path, String base64) {
    try {
      if (base64.length() % 4 == 0) { // Java's decoder does not ask for the padding
        return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(base64));
      }
    } catch (IllegalArgumentException e) {
      // as without padding
    }
    throw Errors.serialization(path, "base64");
  }

  /** From seconds since 1970 with a fraction, rounded to milliseconds. */
  static Instant instant(String path, double seconds) {
    if (!(Math.abs(seconds) <= LAST_SECOND)) {
      throw Errors.serialization(path, "seconds since 1970");
    }
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  private static boolean bool(String path, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Errors.serialization(path, "true or false");
    };
  }
}
