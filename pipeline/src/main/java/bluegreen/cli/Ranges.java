package bluegreen.cli;

import bluegreen.aws.PublicUrl;
import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What options take. */
final class Ranges {
  private Ranges() {}

  /** A TCP port, 0 for a free one. */
  static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return (int) whole(value, 0, 65_535);
    }
  }

  /** How many: at least one. */
  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return (int) whole(value, 1, 10_000);
    }
  }

  /** A published version, as Lambda counts them. */
  static final class Version implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      return Long.toString(whole(value, 1, Long.MAX_VALUE));
    }
  }

  /** Something, whatever it is. */
  static final class Name implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (value.isBlank()) {
        throw not(value, "a name");
      }
      return value;
    }
  }

  /** A URL of HTTP. */
  static final class Url implements ITypeConverter<URI> {
    @Override
    public URI convert(String value) {
      return PublicUrl.parse(value).orElseThrow(() -> not(value, "a URL, such as http://host/"));
    }
  }

  /** How many times as fast as real time. */
  static final class Speed implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      try {
        double speed = Double.parseDouble(value);
        if (speed >= 1 && speed <= 10_000) {
          return speed;
        }
      } catch (NumberFormatException e) {
        // What is no number is out of range, too.
      }
      throw not(value, "a number from 1 to 10000");
    }
  }

  private static long whole(String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // What is no number is out of range, too.
    }
    String end = most == Long.MAX_VALUE ? "" : " to " + most;
    throw not(value, "a whole number from " + least + end);
  }

  private static TypeConversionException not(String value, String range) {
    return new TypeConversionException("'" + value + "' is not " + range);
  }
}
