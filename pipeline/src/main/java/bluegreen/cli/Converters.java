package bluegreen.cli;

import bluegreen.aws.client.HttpUrl;
import bluegreen.ports.ImageReference;
import bluegreen.ports.VersionNumber;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the values of options, and says what they may be. */
final class Converters {
  private Converters() {}

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
  static final class Version implements ITypeConverter<VersionNumber> {
    @Override
    public VersionNumber convert(String value) {
      return new VersionNumber(whole(value, 1, Long.MAX_VALUE));
    }
  }

  /** An image in ECR, by tag or digest. */
  static final class Image implements ITypeConverter<ImageReference> {
    @Override
    public ImageReference convert(String value) {
      return ImageReference.parse(value)
          .orElseThrow(
              () ->
                  not(
                      value,
                      "an image in ECR by tag or digest: write repository:tag or"
                          + " repository@sha256:…, with or without the registry's host"));
    }
  }

  /** A function, by its name or ARN. A qualifier would be another way to name the alias. */
  static final class Function implements ITypeConverter<String> {
    private static final Pattern FORM =
        Pattern.compile(
            "(?:(?:arn:[^:]+:lambda:[^:]+:)?\\d{12}:function:|function:)?[A-Za-z0-9_-]+(:.*)?");

    @Override
    public String convert(String value) {
      Matcher form = FORM.matcher(value);
      if (!form.matches()) {
        throw not(value, "a function's name or ARN");
      }
      if (form.group(1) != null) {
        throw not(value, "a function alone; its alias goes with --alias");
      }
      return value;
    }
  }

  /** Any text that is not blank. */
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
      return HttpUrl.parse(value).orElseThrow(() -> not(value, "a URL, such as http://host/"));
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
        // Not a number: reported below.
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
      // Not a number: reported below.
    }
    String end = most == Long.MAX_VALUE ? "" : " to " + most;
    throw not(value, "a whole number from " + least + end);
  }

  private static TypeConversionException not(String value, String range) {
    return new TypeConversionException("'" + value + "' is not " + range);
  }
}
